"""The forty classes, from about seven months ago to three months ahead."""

from __future__ import annotations

from courses.demo.content.kinds import Class

RAIN = "Mưa lũ, đường lên xã bị chia cắt. Ngày mới sẽ báo sau."
FEW = "Mới có 6 người đăng ký, chưa đủ số người mở lớp. Người đã đăng ký được ưu tiên ở lớp sau."


def days(first: int, count: int = 1, part: str = "sc") -> tuple[tuple[int, str], ...]:
    """`count` working days in a row, from `first` on."""
    return tuple((first + day, part) for day in range(count))


def evenings(*on: int) -> tuple[tuple[int, str], ...]:
    return tuple((day, "t") for day in on)


FINISHED = (
    Class("iu02-bac-ha", "may-tinh-co-ban", "Bắc Hà", "finished", days(-148, 2), 1, "bac-ha", share=90),
    Class("iu03-tinh-1", "soan-thao-van-ban", "khối sở, ngành", "finished", days(-144, 2), 0, "tinh-1", share=95),
    Class(
        "kns-1",
        "ky-nang-so-pho-cap",
        "trực tuyến, khóa 1",
        "finished",
        evenings(-140, -138, -135, -133),
        2,
        capacity=60,
        share=90,
    ),
    Class("1cua-nghia-lo", "phan-mem-mot-cua", "Nghĩa Lộ", "finished", days(-136, 2), 1, "nghia-lo", share=95),
    Class(
        "attt-1",
        "an-toan-thong-tin",
        "trực tuyến, khóa 1",
        "finished",
        evenings(-130, -128, -125, -123),
        3,
        capacity=80,
        share=92,
    ),
    Class("iu04-tinh", "bang-tinh-bao-cao", "khối sở, ngành", "finished", days(-126, 2), 0, "tinh-2", share=90),
    Class("cks-tinh", "chu-ky-so", "khối sở, ngành", "finished", ((-120, "s"),), 2, "tinh-1", share=95),
    Class("iu06-luc-yen", "internet-thu-cong-vu", "Lục Yên", "finished", days(-116), 1, "luc-yen", share=80),
    Class("1cua-van-ban", "phan-mem-mot-cua", "Văn Bàn", "finished", days(-110, 2), 0, "van-ban", share=90),
    Class(
        "iu02-mu-cang-chai",
        "may-tinh-co-ban",
        "Mù Cang Chải",
        "finished",
        days(-104, 2),
        3,
        "mu-cang-chai",
        capacity=28,
        share=85,
    ),
    Class(
        "iu01-1", "hieu-biet-cntt", "trực tuyến", "finished", evenings(-100, -98, -95, -93), 2, capacity=40, share=75
    ),
    Class("cks-lao-cai", "chu-ky-so", "Lào Cai, Sa Pa", "finished", ((-92, "c"),), 1, "lao-cai", share=90),
    Class("iu03-bao-yen", "soan-thao-van-ban", "Bảo Yên", "finished", days(-86, 2), 0, "bao-yen", share=85),
    Class(
        "attt-2",
        "an-toan-thong-tin",
        "trực tuyến, khóa 2",
        "finished",
        evenings(-80, -78, -75, -73),
        3,
        capacity=80,
        share=85,
    ),
    Class("iu05-tinh", "trinh-chieu", "khối sở, ngành", "finished", days(-70), 2, "tinh-2", capacity=25, share=80),
    Class("1cua-lao-cai", "phan-mem-mot-cua", "Lào Cai", "finished", days(-66, 2), 1, "lao-cai", share=95),
    Class("shhs-yen-bai", "so-hoa-ho-so", "Yên Bái", "finished", days(-58, 2), 4, "tinh-1", share=70),
    Class(
        "iu06-muong-khuong", "internet-thu-cong-vu", "Mường Khương", "finished", days(-50), 0, "muong-khuong", share=80
    ),
    Class(
        "kns-2",
        "ky-nang-so-pho-cap",
        "trực tuyến, khóa 2",
        "finished",
        evenings(-44, -42, -39, -37),
        2,
        capacity=60,
        share=88,
    ),
    Class("iu04-lao-cai", "bang-tinh-bao-cao", "Lào Cai", "finished", days(-30, 2), 1, "lao-cai", share=85),
    Class("iu08-tinh", "bang-tinh-nang-cao", "khóa 1", "finished", days(-20, 3), 0, "tinh-2", capacity=20, share=85),
    Class("cks-tinh-2", "chu-ky-so", "khối sở, ngành, khóa 2", "finished", ((-12, "s"),), 0, "tinh-1", share=80),
    Class("iu03-nghia-lo", "soan-thao-van-ban", "Nghĩa Lộ", "marked", days(-4, 2), 0, "nghia-lo", share=85),
)
# Today is one of them, whatever day it is; its trainer has a roll to call.
RUNNING = (
    Class("1cua-sa-pa", "phan-mem-mot-cua", "Sa Pa", "running", ((-1, "sc"), (0, "sc")), 0, "sa-pa", share=85),
    Class(
        "iu02-luc-yen",
        "may-tinh-co-ban",
        "Lục Yên",
        "running",
        ((-6, "c"), (-3, "c"), (2, "c"), (5, "c")),
        3,
        "luc-yen",
        share=80,
    ),
    Class(
        "attt-3", "an-toan-thong-tin", "trực tuyến, khóa 3", "running", evenings(-5, -2, 1, 3), 2, capacity=80, share=80
    ),
)
AHEAD = (
    Class("cks-tinh-3", "chu-ky-so", "khối sở, ngành, khóa 3", "full", ((4, "s"),), 0, "tinh-1", capacity=20,
          share=100, waiting=6),
    Class("1cua-bac-ha", "phan-mem-mot-cua", "Bắc Hà", "full", days(6, 2), 1, "bac-ha", share=100, waiting=8),
    Class("iu03-tinh-2", "soan-thao-van-ban", "khối sở, ngành, khóa 2", "full", days(9, 2), 0, "tinh-2", capacity=25,
          share=100, waiting=5),
    Class("iu04-bao-yen", "bang-tinh-bao-cao", "Bảo Yên", "open", days(8, 2), 2, "bao-yen", share=60),
    Class("kns-3", "ky-nang-so-pho-cap", "trực tuyến, khóa 3", "open", evenings(10, 12, 15, 17), 3, capacity=60,
          share=45),
    Class("iu06-nghia-lo", "internet-thu-cong-vu", "Nghĩa Lộ", "open", days(12), 1, "nghia-lo", share=40),
    Class("shhs-lao-cai", "so-hoa-ho-so", "Lào Cai", "open", days(14, 2), 4, "lao-cai", capacity=24, share=40),
    Class("iu08-tinh-2", "bang-tinh-nang-cao", "khóa 2", "open", days(16, 3), 2, "tinh-1", capacity=20, share=35),
    Class("1cua-muong-khuong", "phan-mem-mot-cua", "Mường Khương", "planned", days(32, 2), 0, "muong-khuong"),
    Class("attt-4", "an-toan-thong-tin", "trực tuyến, khóa 4", "planned", evenings(38, 40, 43, 45), 3, capacity=80),
    Class("iu01-2", "hieu-biet-cntt", "trực tuyến, khóa 2", "planned", evenings(48, 50, 53, 55), 2, capacity=40),
    Class("iu02-van-ban", "may-tinh-co-ban", "Văn Bàn", "planned", days(58, 2), 1, "van-ban"),
    Class("1cua-mu-cang-chai", "phan-mem-mot-cua", "Mù Cang Chải", "postponed", days(7, 2), 3, "mu-cang-chai",
          share=60, reason=RAIN),
)  # fmt: skip
CANCELLED = (
    Class("iu05-sa-pa", "trinh-chieu", "Sa Pa", "cancelled", days(11), 2, "sa-pa", capacity=25, share=24, reason=FEW),
)
CLASSES = (*FINISHED, *RUNNING, *AHEAD, *CANCELLED)
