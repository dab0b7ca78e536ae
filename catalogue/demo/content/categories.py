"""The kinds of goods: address, names, and the icon from the lucide set."""

from __future__ import annotations

CATEGORIES: tuple[tuple[str, str, str, str, str], ...] = (
    ("gao-ngu-coc", "Gạo, ngũ cốc", "Rice and grains", "大米与谷物", "wheat"),
    ("mien-mang-nam", "Miến, măng, nấm", "Noodles, shoots, mushrooms", "粉丝、竹笋与菌菇", "soup"),
    ("trai-cay", "Trái cây", "Fruit", "水果", "cherry"),
    ("che", "Chè", "Tea", "茶叶", "leaf"),
    ("que-gia-vi", "Quế, gia vị", "Cinnamon and spices", "肉桂与香料", "flame"),
    ("duoc-lieu", "Dược liệu, tinh dầu", "Herbs and essential oils", "药材与精油", "sprout"),
    ("ca-thit-mat-ong", "Cá, thịt, mật ong", "Fish, meat, honey", "鱼、肉与蜂蜜", "fish"),
    ("banh-com-ruou", "Bánh, cốm, rượu", "Cakes, young rice, spirits", "糕点、嫩米与酒", "wine"),
    ("thu-cong", "Thổ cẩm, đan lát", "Brocade and basketry", "织锦与编织", "shirt"),
    ("luu-tru", "Nhà nghỉ, trải nghiệm", "Stays and visits", "民宿与体验", "house"),
)
