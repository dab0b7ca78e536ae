"""The demonstration's home page, menus and plain pages, in Vietnamese as a careful clerk would write it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from home.landing.models import HomePage
from portal.cms.alerts import Alert, AlertPlace
from portal.cms.contacts import Contact
from portal.cms.menus import Menu, MenuItem, Place, SiteContacts
from portal.cms.opening_hours import OpeningHours
from portal.cms.pages import ContentPage
from portal.cms.reviews import Interval, PageReview
from portal.cms.translation import translations

CONTACT = "lien-he"
CENTRE = "Trung tâm Phục vụ hành chính công tỉnh Lào Cai"
HOURS = "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00"

HOME_BODY: list[dict[str, Any]] = [
    {
        "type": "verbs",
        "value": {
            "items": [
                {"text": "Nộp hồ sơ", "address": "/dich-vu-cong/", "hint": "Khai và gửi giấy tờ ngay trên điện thoại"},
                {"text": "Tra cứu hồ sơ", "address": "/tra-cuu/", "hint": "Hồ sơ đang ở đâu, bao giờ xong"},
                {"text": "Tìm lớp học", "address": "/dao-tao/", "hint": "Lịch các lớp của cán bộ tỉnh, xã"},
                {"text": "Đi chợ", "address": "/cho-ao/", "hint": "Hàng của bản làng, mua thẳng từ người làm ra"},
            ]
        },
    },
    {
        "type": "life_events",
        "value": {
            "title": "Theo việc trong đời",
            "items": [
                {
                    "text": "Có con nhỏ",
                    "address": "/dich-vu-cong/?q=khai+sinh",
                    "icon": "baby",
                    "hint": "Khai sinh, thẻ bảo hiểm y tế, đăng ký thường trú cho trẻ",
                },
                {
                    "text": "Kết hôn",
                    "address": "/dich-vu-cong/?q=k%E1%BA%BFt+h%C3%B4n",
                    "icon": "heart",
                    "hint": "Đăng ký kết hôn, giấy xác nhận tình trạng hôn nhân",
                },
                {
                    "text": "Nhà và đất",
                    "address": "/dich-vu-cong/?q=%C4%91%E1%BA%A5t",
                    "icon": "house",
                    "hint": "Giấy chứng nhận, tách thửa, xây dựng nhà ở",
                },
                {
                    "text": "Mở cửa hàng",
                    "address": "/dich-vu-cong/?q=kinh+doanh",
                    "icon": "store",
                    "hint": "Đăng ký hộ kinh doanh, thay đổi, tạm ngừng",
                },
                {
                    "text": "Cần trợ giúp",
                    "address": "/dich-vu-cong/?q=tr%E1%BB%A3+c%E1%BA%A5p",
                    "icon": "hand-heart",
                    "hint": "Trợ cấp xã hội, người khuyết tật, hộ nghèo",
                },
                {
                    "text": "Người thân qua đời",
                    "address": "/dich-vu-cong/?q=khai+t%E1%BB%AD",
                    "icon": "flower-2",
                    "hint": "Khai tử, hỗ trợ mai táng",
                },
            ],
        },
    },
    {"type": "news", "value": {"title": "Tin mới", "topic": None, "most": 3}},
    {"type": "goods", "value": {"title": "Hàng mới trên chợ", "most": 4}},
    {"type": "classes", "value": {"title": "Lớp học sắp mở", "most": 3}},
    {"type": "documents", "value": {"title": "Văn bản, thông báo mới", "most": 3}},
    {
        "type": "contact",
        "value": {
            "title": "Không tìm thấy việc cần làm?",
            "address": "Gọi cho chúng tôi, hoặc đến Bộ phận Một cửa của bất kỳ xã, phường nào trong tỉnh.",
            "phone": "1900 0000",
            "email": "hotro@cong-laocai.example",
            "hours": HOURS,
        },
    },
]


def paragraph(*sentences: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": "".join(f"<p>{sentence}</p>" for sentence in sentences)}


def heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "2"}}


PLAIN_PAGES: list[dict[str, Any]] = [
    {
        "slug": "gioi-thieu",
        "title": "Giới thiệu",
        "lead": "Cổng này giúp người dân làm việc với chính quyền tỉnh Lào Cai mà không phải đi lại nhiều lần.",
        "body": [
            heading("Bạn làm được gì ở đây"),
            {
                "type": "steps",
                "value": {
                    "items": [
                        {
                            "title": "Biết trước cần gì",
                            "text": "<p>Mỗi thủ tục nói rõ mất bao lâu, bao nhiêu tiền, cần giấy tờ gì, nộp ở đâu.</p>",
                        },
                        {
                            "title": "Khai và nộp",
                            "text": "<p>Bản khai được lưu sau mỗi phần. Có thể dừng lại và làm tiếp trên máy khác.</p>",
                        },
                        {
                            "title": "Theo dõi",
                            "text": "<p>Biết hồ sơ đang ở cơ quan nào, bao giờ xong và vì sao có ngày hẹn đó.</p>",
                        },
                    ]
                },
            },
            heading("Ai trả lời hồ sơ của bạn"),
            paragraph(
                "Tỉnh Lào Cai có hai cấp chính quyền: tỉnh và 99 xã, phường. Bạn nộp hồ sơ ở bất kỳ Bộ phận Một cửa nào"
                " trong tỉnh; hồ sơ được chuyển đến cơ quan có thẩm quyền.",
            ),
        ],
    },
    {
        "slug": CONTACT,
        "title": "Liên hệ",
        "lead": "Hỏi về thủ tục, về hồ sơ đã nộp, hoặc báo lỗi của trang này.",
        "body": [
            {
                "type": "notice",
                "value": {
                    "kind": "info",
                    "title": "Có sẵn mã hồ sơ?",
                    "text": '<p>Xem ngay hồ sơ đang ở đâu tại trang <a href="/tra-cuu/">Tra cứu hồ sơ</a>,'
                    " không cần gọi điện.</p>",
                },
            },
            heading("Khi hỏi về một hồ sơ"),
            paragraph("Hãy nói mã hồ sơ ghi trên giấy hẹn. Cán bộ không bao giờ hỏi mật khẩu hay mã tra cứu của bạn."),
        ],
    },
    {
        "slug": "tro-nang",
        "title": "Trợ năng",
        "lead": "Mọi người đều dùng được cổng này, kể cả khi mắt kém, tay run, máy cũ hay mạng yếu.",
        "body": [
            heading("Những gì chúng tôi bảo đảm"),
            paragraph(
                "Mọi việc làm được bằng bàn phím, bằng trình đọc màn hình, cả khi trình duyệt không chạy JavaScript.",
                "Chữ phóng to đến 200 % mà không mất nội dung. Màu chữ tương phản rõ với nền, cả ở chế độ tối.",
                "Trang nhẹ, mở được trên điện thoại rẻ tiền và đường truyền chậm.",
            ),
            heading("Nếu bạn gặp khó khăn"),
            paragraph(
                'Hãy <a href="/lien-he/">cho chúng tôi biết</a>: trang nào, bạn đang làm gì, vướng ở đâu.'
                " Trong lúc chờ sửa, cán bộ Một cửa làm giúp bạn tại quầy hoặc qua điện thoại.",
            ),
        ],
    },
    {
        "slug": "bao-ve-du-lieu-ca-nhan",
        "title": "Bảo vệ dữ liệu cá nhân",
        "lead": "Chúng tôi giữ gì về bạn, để làm gì, bao lâu, và bạn có quyền gì.",
        "body": [
            heading("Dữ liệu nào, để làm gì"),
            paragraph(
                "Khi bạn nộp hồ sơ, cổng lưu những điều bạn khai và giấy tờ bạn gửi, chỉ để giải quyết hồ sơ đó."
                " Ảnh thẻ căn cước là dữ liệu nhạy cảm: chỉ người giải quyết hồ sơ mở được, mỗi lần mở đều ghi lại.",
            ),
            heading("Ai xem được"),
            paragraph(
                "Bạn, và cán bộ của cơ quan đang giữ hồ sơ. Người khác muốn tra cứu phải có cả số hồ sơ và mã tra cứu"
                " của bạn. Cổng không cho tra cứu theo tên.",
            ),
            heading("Quyền của bạn"),
            paragraph(
                "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, bạn có quyền biết, xem, yêu cầu sửa, yêu cầu xóa"
                ' và khiếu nại. Gửi yêu cầu ở trang <a href="/lien-he/">Liên hệ</a>; trả lời trong 2 ngày làm việc.',
            ),
        ],
    },
]

MAIN_MENU = [
    ("Dịch vụ công", "/dich-vu-cong/"),
    ("Tra cứu hồ sơ", "/tra-cuu/"),
    ("Chợ ảo", "/cho-ao/"),
    ("Đào tạo", "/dao-tao/"),
    ("Tin tức", "/tin-tuc/"),
    ("Văn bản", "/van-ban/"),
    ("Phản ánh, kiến nghị", "/phan-anh-kien-nghi/"),
]


def _home() -> HomePage:
    """The home page in the place of Wagtail's welcome page."""
    found = translations.originals(HomePage.objects.all()).first()
    if found is not None:
        return found
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    if welcome is not None:
        welcome.slug = "trang-chao"
        welcome.save(update_fields=["slug"])
    home = root.add_child(
        instance=HomePage(
            title="Cổng Lào Cai",
            slug="home",
            search_description="Nộp và tra cứu hồ sơ, phản ánh, kiến nghị với chính quyền tỉnh Lào Cai.",
            body=HOME_BODY,
        )
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Cổng Lào Cai"},
    )
    if welcome is not None:
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _centre() -> dict[str, Any]:
    """The block of an office that is written once and shown by whoever chooses it."""
    week = {"first": "0", "last": "4", "opens": "07:30", "closes": "11:30"}
    week |= {"opens_again": "13:00", "closes_again": "17:00"}
    opening = OpeningHours.objects.create(name="Giờ hành chính", week=[{"type": "days", "value": week}])
    centre = Contact.objects.create(
        title=CENTRE,
        title_en="Public Administration Service Centre of Lào Cai Province",
        address="Phường Yên Bái, tỉnh Lào Cai",
        address_en="Yên Bái ward, Lào Cai province",
        phone="1900 0000",
        email="hotro@cong-laocai.example",
        opening=opening,
    )
    return {"type": "office", "value": {"contact": centre.pk, "title": ""}}


def _plain_pages(home: HomePage) -> dict[str, Page]:
    pages = {page.slug: page for page in home.get_children()}
    for one in PLAIN_PAGES:
        if one["slug"] not in pages:
            body = [_centre(), *one["body"]] if one["slug"] == CONTACT else one["body"]
            page = ContentPage(title=one["title"], slug=one["slug"], lead=one["lead"], body=body)
            page.search_description = one["lead"]
            pages[one["slug"]] = home.add_child(instance=page)
            page.save_revision().publish()
    return pages


def _menus(pages: dict[str, Page]) -> None:
    if Menu.objects.exists():
        return
    main = Menu(title="Danh mục chính", place=Place.MAIN)
    main.items = [
        *(MenuItem(text=text, address=address, sort_order=order) for order, (text, address) in enumerate(MAIN_MENU)),
        MenuItem(page=pages["gioi-thieu"], sort_order=8),
    ]
    main.save()
    footer = Menu(title="Về cổng này", place=Place.FOOTER)
    footer.items = [
        MenuItem(page=pages[slug], sort_order=order)
        for order, slug in enumerate(("gioi-thieu", "lien-he", "tro-nang", "bao-ve-du-lieu-ca-nhan"))
    ]
    footer.save()
    elsewhere = Menu(title="Nơi khác", place=Place.FOOTER, position=1)
    elsewhere.items = [
        MenuItem(text="Cổng Dịch vụ công quốc gia", address="https://dichvucong.gov.vn", sort_order=0),
        MenuItem(text="Cổng thông tin Chính phủ", address="https://chinhphu.vn", sort_order=1),
    ]
    elsewhere.save()


@transaction.atomic
def load_home() -> HomePage:
    """Make the site's root, menus, contacts and plain pages where they are missing; what is there stays as it is."""
    home = _home()
    _menus(_plain_pages(home))
    contacts = SiteContacts.load()
    if not contacts.title:
        contacts.title = CENTRE
        contacts.address = "Phường Yên Bái, tỉnh Lào Cai"
        contacts.phone = "1900 0000"
        contacts.email = "hotro@cong-laocai.example"
        contacts.hours = HOURS
        contacts.note = "Cổng do Ủy ban nhân dân tỉnh Lào Cai quản lý. Khi dùng lại thông tin, xin ghi rõ nguồn."
        contacts.save()
    return home


@transaction.atomic
def load_chores(below: Page) -> None:
    """What editors look after, once only: an alert on `below` and its pages, and a page that waits for its review."""
    if Alert.objects.exists():
        return
    alert = Alert(
        title="Đang có cháy, tai nạn hoặc tội phạm? Gọi ngay 114, 115 hoặc 113.",
        title_en="Fire, accident or crime in progress? Call 114, 115 or 113 now.",
        text="Phản ánh gửi ở đây được trả lời trong giờ làm việc.",
        text_en="Reports sent here are answered in working hours.",
        ends_at=timezone.now() + timedelta(days=365),
    )
    alert.places = [AlertPlace(page=below)]
    alert.save()
    waiting = ContentPage.objects.filter(slug="tro-nang").first()
    if waiting is not None:
        confirmed = timezone.localdate() - timedelta(days=Interval.QUARTER + 20)
        due = confirmed + timedelta(days=Interval.QUARTER)
        said = {"every": Interval.QUARTER, "confirmed_on": confirmed, "review_by": due}
        PageReview.objects.update_or_create(page=waiting, defaults=said)
