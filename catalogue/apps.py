from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Chợ ảo")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from catalogue import open_data
        from catalogue.market import findable, goods_field, rights, stocking  # noqa: F401 (registers its field type)
        from catalogue.market.pages import MarketPage
        from catalogue.merchants import starting as merchants_room
        from catalogue.products import takedown
        from catalogue.stalls import rights as merchants
        from catalogue.stalls import standing
        from catalogue.stalls.openings import access as opening_files
        from catalogue.stalls.openings import consequences as openings
        from catalogue.stalls.signals import stall_stopped
        from catalogue.trade import access as trade_access
        from catalogue.trade import actions as trade
        from catalogue.trade.purposes import FILE_PURPOSE as TRADE_FILES
        from catalogue.violations import access as report_files
        from portal.audit.registry import register_action
        from portal.private_files import access as private_files

        rights.register()
        page_published.connect(
            rights.prepare_when_published, sender=MarketPage, dispatch_uid="catalogue.market.prepare"
        )
        opening_files.connect()
        report_files.connect()
        stocking.connect()
        findable.connect()
        open_data.connect()
        merchants_room.connect()
        register_action(merchants.MERCHANT_ADDED, _("Thêm người giữ gian hàng"))
        register_action(merchants.MERCHANT_REMOVED, _("Bớt người giữ gian hàng"))
        register_action(openings.OPENED, _("Mở gian hàng"))
        register_action(standing.SUSPENDED, _("Tạm ngừng gian hàng"))
        register_action(standing.LIFTED, _("Cho gian hàng mở lại"))
        register_action(standing.CLOSED, _("Đóng gian hàng"))
        register_action(takedown.TAKEN_DOWN, _("Gỡ sản phẩm"))
        register_action(takedown.CLEARED, _("Cho đăng lại sản phẩm"))
        register_action(opening_files.FILE_OPENED, _("Mở giấy tờ của đơn mở gian hàng"))
        private_files.register(TRADE_FILES, trade_access.may_open_file)
        stall_stopped.connect(trade.stall_stopped, dispatch_uid="catalogue.trade.stall_stopped")
