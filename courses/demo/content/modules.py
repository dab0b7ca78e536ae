"""Modules of the skills framework. The codes and names of IU01 to IU15 are the circular's; the others are samples."""

from __future__ import annotations

CIRCULAR = "Thông tư 03/2014/TT-BTTTT"
DECISION = "Quyết định 757/QĐ-BKHCN ngày 29/04/2025 (tên nhóm là dữ liệu mẫu)"
PROPOSED = "Đề xuất (dữ liệu mẫu)"

# Code, name, framework, source.
MODULES = (
    ("IU01", "Hiểu biết về công nghệ thông tin cơ bản", "basic", CIRCULAR),
    ("IU02", "Sử dụng máy tính cơ bản", "basic", CIRCULAR),
    ("IU03", "Xử lý văn bản cơ bản", "basic", CIRCULAR),
    ("IU04", "Sử dụng bảng tính cơ bản", "basic", CIRCULAR),
    ("IU05", "Sử dụng trình chiếu cơ bản", "basic", CIRCULAR),
    ("IU06", "Sử dụng Internet cơ bản", "basic", CIRCULAR),
    ("IU07", "Xử lý văn bản nâng cao", "advanced", CIRCULAR),
    ("IU08", "Sử dụng bảng tính nâng cao", "advanced", CIRCULAR),
    ("IU09", "Sử dụng trình chiếu nâng cao", "advanced", CIRCULAR),
    ("IU10", "Sử dụng hệ quản trị cơ sở dữ liệu", "advanced", CIRCULAR),
    ("IU11", "Thiết kế đồ họa hai chiều", "advanced", CIRCULAR),
    ("IU12", "Biên tập ảnh", "advanced", CIRCULAR),
    ("IU13", "Biên tập trang thông tin điện tử", "advanced", CIRCULAR),
    ("IU14", "An toàn, bảo mật thông tin", "advanced", CIRCULAR),
    ("IU15", "Sử dụng phần mềm kế hoạch dự án", "advanced", CIRCULAR),
    ("KNS-1", "Thiết bị số, tài khoản và dữ liệu", "digital", DECISION),
    ("KNS-2", "Giao tiếp, dịch vụ công và an toàn trên môi trường số", "digital", DECISION),
    ("LC-1CUA", "Tiếp nhận, giải quyết hồ sơ trên phần mềm Một cửa", "work", PROPOSED),
    ("LC-CKS", "Chữ ký số và văn bản điện tử", "work", PROPOSED),
    ("LC-ATTT", "An toàn thông tin trong công việc hằng ngày", "work", PROPOSED),
    ("LC-SHHS", "Số hóa hồ sơ, lưu trữ điện tử", "work", PROPOSED),
    ("LC-CHOAO", "Hỗ trợ người dân bán hàng trên chợ ảo", "work", PROPOSED),
)

# Module, level ("" is everybody), percent: what this year and the next should bring. All of them are samples.
TARGETS = (
    ("KNS-1", "", 15),
    ("LC-ATTT", "", 15),
    ("LC-1CUA", "commune", 20),
    ("LC-CKS", "province", 20),
)
