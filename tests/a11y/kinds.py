"""One address of every kind of page that the public reads."""

from __future__ import annotations

PRODUCT = "/cho-ao/nong-san-cao-son/che-o-long-cao-son/"
KINDS = {
    "home": "/",
    "home in English": "/en/",
    "plain page": "/gioi-thieu/",
    "news": "/tin-tuc/",
    "article": "/tin-tuc/nop-ho-so-o-bat-ky-xa-phuong-nao/",
    "legal documents": "/van-ban/",
    "search": "/tim-kiem/?q=khai+sinh",
    "search without result": "/tim-kiem/?q=khongcogi",
    "procedures": "/dich-vu-cong/",
    "guidance": "/dich-vu-cong/dang-ky-khai-sinh/",
    "form": "/dich-vu-cong/dang-ky-khai-sinh/nop-ho-so/",
    "finding a dossier": "/tra-cuu/",
    "feedback": "/phan-anh-kien-nghi/",
    "feedback's form": "/phan-anh-kien-nghi/gui/",
    "market": "/cho-ao/",
    "goods": "/cho-ao/tim/",
    "OCOP": "/cho-ao/ocop/",
    "stall": "/cho-ao/nong-san-cao-son/",
    "product": PRODUCT,
    "calendar": "/dao-tao/",
    "list of classes": "/dao-tao/danh-sach/",
    "course": "/dao-tao/chu-ky-so/",
    "class": "/dao-tao/so-hoa-ho-so/shhs-lao-cai/",
    "statistics": "/thong-ke/",
    "open data": "/du-lieu-mo/",
    "API": "/api/",
    "sign-in": "/tai-khoan/dang-nhap/",
    "not found": "/khong-co-trang-nay/",
}
