"""Rice, noodles, maize and what is made of them."""

from __future__ import annotations

from catalogue.demo.content.kinds import PROPERTY_OFFICE, Claim, Goods, Shot, food_safety, ocop, vietgap

SENG_CU = Claim(
    "gi",
    "00098, Quyết định 4909/QĐ-SHTT",
    PROPERTY_OFFICE,
    "Gạo Séng Cù “Mường Khương – Bát Xát”",
    on="2020-12-25",
)

GOLDEN_FIELDS = (
    Goods(
        category="gao-ngu-coc",
        name=("Gạo Séng Cù Mường Vi", "Seng Cu rice from Muong Vi", "Séng Cù 香米"),
        text=(
            "Hạt dài, trong, cơm dẻo và thơm cả khi nguội. Lúa cấy một vụ trên ruộng bậc thang, nước suối quanh năm, "
            "gặt tay và phơi nắng trước khi xay.\n\nGạo xay trong tuần theo đơn đặt, không đánh bóng, không tẩm hương. "
            "Giữ nơi khô mát, dùng ngon nhất trong bốn tháng.",
            "Long, clear grains that stay soft and fragrant even when cold. One crop a year on terraced fields fed by "
            "mountain streams, cut by hand and dried in the sun.\n\nMilled to order within the week; not polished, "
            "nothing added. Keep dry and cool, best within four months.",
            "米粒修长透亮，冷饭依然软糯清香。梯田一年一季，山泉灌溉，手工收割，阳光晒干。\n\n按订单当周碾米，不抛光，不添加香精。",
        ),
        shots=(
            Shot(
                "seng_cu",
                (
                    "Bát cơm gạo trắng đầy ngọn bên bao gạo vải buộc dây đỏ, mấy bông lúa chín trên bàn gỗ",
                    "A heaped bowl of white rice beside a cloth bag tied with red cord, ears of rice on a wooden table",
                    "木桌上盛满白米的碗、系红绳的布袋和几穗稻谷",
                ),
            ),
            Shot(
                "seng_cu_near",
                (
                    "Gạo trắng vun đống trên nia tre, bông lúa đặt cạnh",
                    "White rice heaped on a bamboo tray, ears of rice beside it",
                    "竹匾上堆着白米，旁边放着稻穗",
                ),
            ),
        ),
        unit="kg",
        price=38_000,
        stock=4200,
        minimum=5,
        packing=("Túi 5 kg và 10 kg, hút chân không", "Vacuum bags of 5 and 10 kg", "真空袋 5 公斤、10 公斤"),
        season=(10, 3),
        tags=("đặc sản", "ruộng bậc thang", "gạo thơm"),
        hs="100630",
        claims=(SENG_CU, ocop(4, 2101, age=14), food_safety(31)),
        growing_area="MAU-LC-0101",
    ),
    Goods(
        category="gao-ngu-coc",
        name=("Gạo lứt Séng Cù", "Brown Seng Cu rice", "Séng Cù 糙米"),
        text=(
            "Gạo Séng Cù chỉ bóc lớp trấu, còn nguyên lớp cám nâu. Ngâm hai giờ trước khi nấu, nấu với nước gấp rưỡi "
            "lượng gạo. Cơm bùi, nhai kỹ thấy ngọt.",
            "Seng Cu rice with only the husk removed, the brown bran left on. Soak for two hours, then cook with one "
            "and a half times the water. Nutty, sweet when chewed well.",
            "",
        ),
        shots=(
            Shot(
                "brown_rice",
                (
                    "Túi giấy nâu đựng gạo lứt cạnh bát sành đầy gạo màu nâu",
                    "A brown paper pouch of brown rice next to a clay bowl filled with it",
                    "",
                ),
            ),
        ),
        unit="kg",
        price=42_000,
        stock=900,
        minimum=2,
        packing=("Túi giấy 2 kg", "Paper pouches of 2 kg", ""),
        season=(10, 4),
        tags=("gạo lứt", "ăn lành"),
        hs="100620",
        claims=(SENG_CU, ocop(3, 2102, age=30)),
    ),
    Goods(
        category="gao-ngu-coc",
        name=("Gạo nếp cẩm nương", "Upland black sticky rice", "山地紫糯米"),
        text=(
            "Nếp cẩm trồng trên nương cao, hạt tím đen, nấu xôi hoặc ủ rượu nếp. Mỗi năm một vụ nên số lượng có hạn.",
            "Black sticky rice from high slopes, for steamed rice or sweet rice wine. One harvest a year, "
            "so quantities "
            "are limited.",
            "高坡旱地紫糯米，可蒸饭或酿甜酒。一年一季，数量有限。",
        ),
        shots=(
            Shot(
                "black_rice",
                (
                    "Bát sứ đầy gạo nếp cẩm tím đen trên khăn thổ cẩm, túi vải phía sau",
                    "A china bowl of purple-black rice on a brocade runner, a cloth bag behind",
                    "织锦桌布上一碗紫黑色糯米，后面是布袋",
                ),
            ),
        ),
        unit="kg",
        price=52_000,
        stock=260,
        minimum=1,
        packing=("Túi vải 1 kg", "Cloth bags of 1 kg", "布袋 1 公斤"),
        season=(11, 2),
        tags=("nếp nương", "đặc sản"),
        hs="100630",
        claims=(ocop(3, 2103, age=20),),
    ),
    Goods(
        category="mien-mang-nam",
        name=("Phở khô gạo Séng Cù", "Dried rice noodles of Seng Cu rice", ""),
        text=(
            "Bánh phở cán từ bột gạo Séng Cù xay nước, phơi giàn tre. Trụng nước sôi ba phút là dùng được, sợi không "
            "nát khi nấu lại.",
            "Flat noodles of stone-ground Seng Cu rice, dried on bamboo racks. Ready after three minutes in boiling "
            "water; they hold when cooked again.",
            "",
        ),
        shots=(
            Shot(
                "rice_noodles",
                (
                    "Ba bó phở khô màu kem buộc dây chàm trên chiếu tre",
                    "Three bundles of cream-coloured dried noodles tied with indigo on a bamboo mat",
                    "",
                ),
            ),
        ),
        unit="bag",
        price=32_000,
        stock=620,
        minimum=10,
        packing=("Túi 500 g", "Bags of 500 g", ""),
        tags=("làm thủ công",),
        hs="190230",
        claims=(food_safety(32),),
    ),
)

CANNA = (
    Goods(
        category="mien-mang-nam",
        name=("Miến đao Giới Phiên", "Gioi Phien canna noodles", "Giới Phiên 美人蕉粉丝"),
        text=(
            "Miến làm từ củ dong (dân quanh đây gọi là đao), không pha bột khác, không phẩm màu. Sợi xám trong, dai, "
            "nấu lâu không nát.\n\nMỗi mẻ ghi ngày tráng, phơi hai nắng trên phên tre ven sông Hồng.",
            "Noodles of edible canna starch alone, without other flour or colouring. Grey and clear, "
            "springy, firm even "
            "after long cooking.\n\nEvery batch carries its date and dries for two sunny days on bamboo screens by the "
            "Red River.",
            "纯美人蕉淀粉制成，不掺其他粉，不加色素。粉丝灰亮有嚼劲，久煮不烂。\n\n每批注明制作日期，在红河边竹帘上晒两天。",
        ),
        shots=(
            Shot(
                "canna_noodles",
                (
                    "Ba bó miến đao xám trong trên nia tre, một lá dong xanh",
                    "Three bundles of clear grey noodles on a bamboo tray with a green canna leaf",
                    "竹匾上三束灰亮的粉丝和一片绿叶",
                ),
            ),
            Shot(
                "canna_noodles_bowl",
                (
                    "Bát miến nước nóng với nấm hương và hành lá, đũa tre đặt bên",
                    "A bowl of noodle soup with mushrooms and spring onion, bamboo chopsticks beside it",
                    "一碗香菇葱花粉丝汤，旁边放着筷子",
                ),
            ),
        ),
        unit="kg",
        price=78_000,
        stock=1500,
        minimum=5,
        packing=("Túi 500 g, thùng 10 kg", "Bags of 500 g, cartons of 10 kg", "每袋 500 克，每箱 10 公斤"),
        season=(11, 3),
        tags=("không phẩm màu", "làm thủ công", "quà Tết"),
        hs="190219",
        claims=(ocop(4, 2110, age=34), food_safety(35)),
    ),
    Goods(
        category="mien-mang-nam",
        name=("Miến đao ngũ sắc", "Five-colour canna noodles", "五色粉丝"),
        text=(
            "Năm màu lấy từ gấc, nghệ, lá dứa, lá cẩm và màu mộc của củ dong. Hợp làm quà, trẻ nhỏ dễ ăn.",
            "Five colours from gac fruit, turmeric, pandan, magenta leaf, and plain canna. A gift that children like.",
            "五种颜色来自木鳖果、姜黄、香兰叶、红丝线叶和原色美人蕉。",
        ),
        shots=(
            Shot(
                "coloured_noodles",
                (
                    "Năm bó miến màu cam, xanh, tím, vàng và xám trên bàn gỗ",
                    "Five bundles of noodles in orange, green, purple, yellow and grey on a wooden table",
                    "木桌上橙、绿、紫、黄、灰五束粉丝",
                ),
            ),
        ),
        unit="box",
        price=120_000,
        stock=140,
        minimum=2,
        packing=("Hộp 1 kg, năm bó", "Boxes of 1 kg, five bundles", "每盒 1 公斤，五束"),
        tags=("quà tặng", "màu tự nhiên"),
        hs="190219",
        claims=(ocop(3, 2111, age=39),),
    ),
)

STICKY = (
    Goods(
        category="gao-ngu-coc",
        name=("Gạo nếp Tan Tú Lệ", "Tu Le sticky rice", "Tú Lệ 糯米"),
        text=(
            "Giống nếp Tan cấy ở thung lũng ba con suối. Hạt tròn, trắng trong, xôi dẻo không nát, để nguội "
            "vẫn mềm.\n\n"
            "Bán gạo của vụ vừa gặt; hết vụ chúng tôi báo hết hàng, không trộn gạo nơi khác.",
            "The Tan variety, grown in a valley of three streams. Round, white grains that steam soft and stay so when "
            "cold.\n\nOnly this season's crop; when it is gone we say so and mix in none from elsewhere.",
            "谭糯品种，产自三溪汇流的山谷。米粒圆润洁白，蒸后软糯不烂，冷却后依然柔软。",
        ),
        shots=(
            Shot(
                "sticky_rice",
                (
                    "Gùi tre đầy gạo nếp trắng, bên cạnh túi vải và bông lúa",
                    "A bamboo basket full of white sticky rice, a cloth bag and ears of rice beside it",
                    "装满白糯米的竹篓，旁边是布袋和稻穗",
                ),
            ),
            Shot(
                "sticky_rice_near",
                (
                    "Gạo nếp hạt tròn vun trên lá dong xanh",
                    "Round grains of sticky rice heaped on a green leaf",
                    "绿叶上堆着圆粒糯米",
                ),
            ),
        ),
        unit="kg",
        price=40_000,
        stock=2100,
        minimum=5,
        packing=("Túi 2 kg và 5 kg", "Bags of 2 and 5 kg", "每袋 2 公斤、5 公斤"),
        season=(9, 2),
        tags=("đặc sản", "nếp thơm", "quà Tết"),
        hs="100630",
        claims=(
            Claim("cert-mark", "00000 (mẫu)", PROPERTY_OFFICE, "Nếp Tú Lệ", age=60, months=120),
            ocop(4, 2120, age=9),
            vietgap(41),
        ),
        growing_area="MAU-LC-0120",
    ),
    Goods(
        category="banh-com-ruou",
        name=("Cốm Tú Lệ", "Tu Le green young rice", ""),
        text=(
            "Nếp non gặt khi hạt còn sữa, rang và giã ngay trong ngày. Gửi bằng xe lạnh, dùng trong ba ngày hoặc để "
            "ngăn đá được hai tháng.",
            "Sticky rice cut while still milky, roasted and pounded the same day. Sent chilled; eat within three days "
            "or freeze for up to two months.",
            "",
        ),
        shots=(
            Shot(
                "young_rice",
                (
                    "Cốm xanh vun đống trên lá dong, bông lúa non bên cạnh",
                    "Green young rice heaped on a leaf with young ears beside it",
                    "",
                ),
            ),
        ),
        unit="kg",
        price=150_000,
        stock=0,
        minimum=1,
        packing=("Gói lá dong 500 g", "Leaf parcels of 500 g", ""),
        season=(9, 10),
        tags=("theo mùa", "làm thủ công"),
        hs="190490",
        claims=(ocop(3, 2121, age=22),),
    ),
    Goods(
        category="banh-com-ruou",
        name=("Bánh chưng đen gói dài", "Long black sticky rice cake", ""),
        text=(
            "Gạo nếp trộn than cây núc nác, nhân đỗ xanh và thịt lợn bản, gói lá dong, luộc mười hai giờ. Đặt trước "
            "hai ngày; bánh hút chân không giữ được bảy ngày trong ngăn mát.",
            "Sticky rice darkened with plant ash, filled with mung beans and village pork, wrapped in "
            "leaves and boiled "
            "for twelve hours. Order two days ahead; keeps seven days in the refrigerator.",
            "",
        ),
        shots=(
            Shot(
                "black_cake",
                (
                    "Hai chiếc bánh chưng dài buộc lạt và hai lát bánh nhân đỗ trên thớt gỗ",
                    "Two long leaf-wrapped cakes and two cut slices with mung bean filling on a wooden board",
                    "",
                ),
            ),
        ),
        unit="piece",
        price=85_000,
        stock=60,
        minimum=2,
        packing=("Chiếc 800 g, hút chân không", "800 g each, vacuum packed", ""),
        tags=("quà Tết", "đặt trước"),
        hs="190490",
        claims=(food_safety(38),),
    ),
)
