"""Below `/quan-tri/gian-hang/`: a merchant's own screens and the moderators' lists."""

from django.urls import path

from catalogue.merchants import certificate_views, moderation_views, offer_views, photo_views, views

app_name = "gian-hang"
PRODUCT = "<int:stall>/san-pham/<int:pk>/"
urlpatterns = [
    path("", views.index, name="index"),
    path("cho-duyet/", moderation_views.queue, name="queue"),
    path("doi-gia/", moderation_views.changes, name="changes"),
    path("doi-gia/<int:pk>/", moderation_views.decide, name="decide"),
    path("<int:stall>/", views.stall_home, name="stall"),
    path("<int:stall>/san-pham/", views.products, name="products"),
    path("<int:stall>/san-pham/moi/", views.new_product, name="new"),
    path("<int:stall>/gia/", offer_views.prices, name="prices"),
    path(PRODUCT, views.product, name="product"),
    path(f"{PRODUCT}sua/", views.edit_product, name="edit"),
    path(f"{PRODUCT}anh/", photo_views.photos, name="photos"),
    path(f"{PRODUCT}gia/", offer_views.offer, name="offer"),
    path(f"{PRODUCT}giay-to/", certificate_views.certificates, name="certificates"),
    path(f"{PRODUCT}gui-duyet/", views.send, name="send"),
    path(f"{PRODUCT}rut-lai/", views.take_back, name="take_back"),
    path(f"{PRODUCT}ngung-ban/", views.withdraw, name="withdraw"),
]
