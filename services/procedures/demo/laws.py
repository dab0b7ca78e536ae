"""The laws that more than one of the first procedures rests on."""

from __future__ import annotations

from typing import Any

CIVIL_STATUS: list[tuple[str, dict[str, Any]]] = [
    ("law", {"number": "60/2014/QH13", "title": "Luật Hộ tịch", "issued_on": "2014-11-20"}),
    (
        "law",
        {
            "number": "123/2015/NĐ-CP",
            "title": "Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Hộ tịch",
            "issued_on": "2015-11-15",
        },
    ),
    (
        "law",
        {
            "number": "87/2020/NĐ-CP",
            "title": "Nghị định về Cơ sở dữ liệu hộ tịch điện tử, đăng ký hộ tịch trực tuyến",
            "issued_on": "2020-07-28",
        },
    ),
    (
        "law",
        {
            "number": "120/2025/NĐ-CP",
            "title": "Nghị định về phân định thẩm quyền của chính quyền địa phương hai cấp trong lĩnh vực tư pháp",
            "issued_on": "2025-06-11",
        },
    ),
    (
        "law",
        {
            "number": "118/2025/NĐ-CP",
            "title": "Nghị định về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
            "issued_on": "2025-06-09",
        },
    ),
]
NEW_LAW = (
    "law",
    {
        "number": "03/2026/QH16",
        "title": "Luật Hộ tịch (mới)",
        "note": "có hiệu lực từ ngày 01/03/2027; trước ngày đó áp dụng luật năm 2014",
    },
)
