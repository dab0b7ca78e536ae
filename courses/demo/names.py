"""Made-up names of the province's peoples, the same at every load. Whoever bears one of them in life is not meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


@dataclass(frozen=True)
class People:
    """Family names, then for men and for women what stands between, and the given names."""

    families: tuple[str, ...]
    men: tuple[tuple[str, ...], tuple[str, ...]]
    women: tuple[tuple[str, ...], tuple[str, ...]]
    weight: int


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PEOPLES = (
    People(  # Kinh
        _words("Nguyễn Trần Lê Phạm Hoàng Vũ Đỗ Bùi Ngô Đặng Đinh Dương Trịnh Mai Tạ"),
        (
            _words("Văn Đức Minh Quang Hữu Anh Mạnh Xuân"),
            _words("Khải Tuấn Thắng Hiếu Lộc Duy Toàn Bách Vinh Sơn Hưng"),
        ),
        (_words("Thị Thu Ngọc Thanh Hồng Minh"), _words("Hiên Loan Thảo Yên Nhàn Quyên Trâm Hạnh Liên Diệp Oanh")),
        34,
    ),
    People(  # H'Mông
        _words("Giàng Vàng Sùng Thào Lù Hảng Má Cư Mùa Chang Cháng Ly"),
        (_words("A Seo Mí Páo"), _words("Páo Dín Sính Chu Tủa Chứ Dơ Lử Sùa Vảng Cấu Thề Phử")),
        (_words("Thị Thị Seo"), _words("Mỷ Sua Dở Chứ Pàng Mai Xé Vá Dinh Cở Dúa Súng")),
        20,
    ),
    People(  # Dao
        _words("Tẩn Phàn Chảo Lý Triệu Bàn Phùng Đặng Vương Tẩn"),
        (_words("Láo Sành Vần Dào Phù Kim"), _words("Lở Sì Tả Chiêm Quyên Phẩu Kinh Sang Pết Vạng")),
        (_words("Mùi Tả Lở Thị Mẩy"), _words("Pham Mẩy Nái Coi Chài Pết San Liều Ghến")),
        14,
    ),
    People(  # Tày
        _words("Nông Hoàng Ma Lương Hà La Hứa Lục Nguyễn Lự"),
        (_words("Văn Đình Quốc Trung"), _words("Thuyên Khuyến Thạch Cương Bằng Tiệp Huấn Đoan")),
        (_words("Thị Kim Thị"), _words("Xuyến Niềm Nguyên Bưởi Thơm Duyến Chiêm Lả")),
        14,
    ),
    People(  # Giáy
        _words("Vàng Lù Sần Phan Lý Hoàng Vùi Nùng"),
        (_words("Văn Chẩn Seo"), _words("Sính Chẳn Thàng Phìn Lìn Kiên Sáng Dền")),
        (_words("Thị Thị Mẩy"), _words("Pưu Lai Vương Chẩn Sủi Nhình Dén")),
        8,
    ),
    People(  # Thái
        _words("Lò Quàng Cầm Lường Điêu Tòng Hà Hoàng Sa"),
        (_words("Văn Ngọc Trung"), _words("Hặc Inh Pấng Thoan Ún Phong Tướng Biên")),
        (_words("Thị Thị Hồng"), _words("Ún Panh Hiêng Lả Pọm Thiêm Ọi Xoan")),
        10,
    ),
)


def made_up(chance: random.Random, used: set[str]) -> str:
    """A name that is not in `used`, and is then."""
    while True:
        (people,) = chance.choices(PEOPLES, [one.weight for one in PEOPLES])
        middles, given = people.men if chance.random() < 0.55 else people.women
        middle, last = chance.choice(middles), chance.choice(given)
        name = f"{chance.choice(people.families)} {middle} {last}"
        if middle != last and name not in used:
            used.add(name)
            return name
