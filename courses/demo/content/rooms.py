"""Rooms and trainers. Names and numbers of seats are samples; the communes are real."""

from __future__ import annotations

# Key, name, code of the commune or ward, seats.
ROOMS = (
    ("tinh-1", "Phòng máy 1 (mẫu)", "04252", 32),
    ("tinh-2", "Phòng máy 2 (mẫu)", "04252", 30),
    ("hoi-truong", "Hội trường (mẫu)", "04252", 150),
    ("lao-cai", "Phòng máy (mẫu)", "02647", 36),
    ("sa-pa", "Hội trường UBND (mẫu)", "03006", 40),
    ("bac-ha", "Hội trường UBND (mẫu)", "02839", 40),
    ("van-ban", "Hội trường UBND (mẫu)", "03082", 35),
    ("nghia-lo", "Phòng máy (mẫu)", "04288", 32),
    ("mu-cang-chai", "Hội trường UBND (mẫu)", "04456", 32),
    ("luc-yen", "Hội trường UBND (mẫu)", "04303", 36),
    ("bao-yen", "Hội trường UBND (mẫu)", "02947", 36),
    ("muong-khuong", "Hội trường UBND (mẫu)", "02761", 32),
)

# The first is the demonstration's account `giangvien`; the others are made with the officials of their department.
TRAINERS = (
    ("giangvien", "H38.07.MAU"),
    ("gv.khcn.1", "H38.07.MAU"),
    ("gv.khcn.2", "H38.07.MAU"),
    ("gv.khcn.3", "H38.07.MAU"),
    ("gv.noivu.1", "H38.08.MAU"),
)
ONLINE_ROOM = "https://hoc-truc-tuyen.example/lop/"  # a reserved name: nobody is there
