"""Fruit, peppers, bamboo shoots, and what is made of them."""

from __future__ import annotations

from catalogue.demo.content.kinds import PROPERTY_OFFICE, Claim, Goods, Shot, food_safety, ocop, vietgap

CHILLI = (
    Goods(
        category="que-gia-vi",
        name=("Tương ớt Mường Khương", "Muong Khuong chilli sauce", "孟康辣椒酱"),
        text=(
            "Ớt thóc địa phương, tỏi, rượu ngô và hạt mùi, giã rồi ủ chum ba tháng. Cay thơm, không chất bảo quản, "
            "không phẩm màu.\n\nMở nắp giữ ngăn mát, dùng thìa khô, để được sáu tháng.",
            "Local chillies, garlic, maize spirit and coriander seed, pounded and left in jars for three months. Hot "
            "and fragrant, no preservatives or colouring.\n\nKeep in the refrigerator once opened.",
            "本地小辣椒、大蒜、玉米酒和芫荽籽捣碎，坛中发酵三个月。香辣，无防腐剂，无色素。\n\n开盖后冷藏。",
        ),
        shots=(
            Shot(
                "chilli_sauce",
                (
                    "Hai lọ tương ớt đỏ nắp đỏ trên chiếu tre, ớt tươi xung quanh",
                    "Two jars of red chilli sauce on a bamboo mat with fresh chillies around",
                    "竹席上两瓶红色辣椒酱，周围是鲜辣椒",
                ),
            ),
            Shot(
                "chilli_sauce_bowl",
                (
                    "Bát tương ớt sánh đỏ bên tỏi và ớt tươi, khăn thổ cẩm phía trước",
                    "A bowl of thick red sauce with garlic and chillies, a brocade runner in front",
                    "一碗浓稠的红辣椒酱，旁边是大蒜和鲜辣椒",
                ),
            ),
        ),
        unit="bottle",
        price=45_000,
        stock=2600,
        minimum=6,
        packing=("Lọ thủy tinh 350 g, thùng 24 lọ", "Glass jars of 350 g, 24 to a carton", "玻璃瓶 350 克，每箱 24 瓶"),
        tags=("cay", "lên men", "đặc sản"),
        hs="210390",
        claims=(
            ocop(4, 2130, age=11),
            food_safety(41),
            Claim("haccp", "HACCP-0130 (mẫu)", "Tổ chức chứng nhận mẫu", age=5, months=36),
        ),
        gacc="MAU-GACC-0130",
    ),
    Goods(
        category="que-gia-vi",
        name=("Ớt thóc khô", "Dried bird chillies", "干小米辣"),
        text=(
            "Ớt thóc hái chín đỏ, sấy bằng củi quế ở nhiệt độ thấp, giữ màu và mùi. Nguyên quả hoặc xay bột theo yêu "
            "cầu.",
            "Ripe bird chillies dried slowly over cinnamon wood, keeping colour and scent. Whole, or ground "
            "on request.",
            "红熟小米辣，用桂木低温烘干，保留色泽与香味。可整粒或按需磨粉。",
        ),
        shots=(
            Shot(
                "dried_chilli",
                (
                    "Ớt khô đỏ sẫm trên nia tre, bát ớt bột phía trước",
                    "Dark red dried chillies on a bamboo tray, a bowl of ground chilli in front",
                    "竹匾上的深红干辣椒，前面一碗辣椒粉",
                ),
            ),
        ),
        unit="kg",
        price=185_000,
        stock=300,
        minimum=1,
        packing=("Túi 1 kg, bao 20 kg", "Bags of 1 kg, sacks of 20 kg", "每袋 1 公斤，每包 20 公斤"),
        season=(8, 12),
        tags=("cay",),
        hs="090421",
        claims=(ocop(3, 2131, age=41),),
        growing_area="MAU-LC-0131",
    ),
    Goods(
        category="trai-cay",
        name=("Quýt Mường Khương", "Muong Khuong mandarins", "孟康蜜橘"),
        text=(
            "Quýt sen vỏ mỏng, ngọt thanh, trồng trên đồi cao, thu từ tháng mười một. Hái theo đơn, gửi trong ngày, "
            "cuống còn lá.",
            "Thin-skinned, gently sweet mandarins from high hills, ripe from November. Picked to order and sent the "
            "same day with leaves on.",
            "皮薄味甜的高山蜜橘，十一月起成熟。按单采摘，当天发货，带叶。",
        ),
        shots=(
            Shot(
                "mandarins",
                (
                    "Rổ tre đầy quýt vàng cam, một quả bổ đôi thấy múi",
                    "A bamboo basket full of mandarins, one cut in half to show its segments",
                    "装满蜜橘的竹篮，一个切开露出果瓣",
                ),
            ),
            Shot(
                "mandarins_near",
                (
                    "Hai quả quýt còn lá và một nửa quả quýt mọng",
                    "Two mandarins with leaves and a juicy half",
                    "两个带叶蜜橘和半个多汁的橘子",
                ),
            ),
        ),
        unit="kg",
        price=28_000,
        stock=8000,
        minimum=20,
        packing=("Thùng giấy 10 kg có lỗ thoáng", "Ventilated cartons of 10 kg", "透气纸箱 10 公斤"),
        season=(11, 1),
        tags=("theo mùa", "trái cây tươi", "quà Tết"),
        hs="080521",
        claims=(ocop(3, 2132, age=15), vietgap(52)),
        growing_area="MAU-LC-0132",
        packing_house="MAU-PH-0132",
    ),
    Goods(
        category="duoc-lieu",
        name=("Vỏ quýt khô (trần bì)", "Dried mandarin peel", "陈皮"),
        text=(
            "Vỏ quýt chín cạo nhẹ, phơi nắng rồi để thoáng trên một năm. Dùng pha trà, ướp thịt, nấu chè.",
            "Peel of ripe mandarins, sun-dried and rested for more than a year. For tea, marinades and sweet soups.",
            "熟橘皮晒干后通风陈放一年以上，可泡茶、腌肉、煮甜汤。",
        ),
        shots=(
            Shot(
                "dried_peel",
                (
                    "Vỏ quýt khô cuộn màu cam nâu cạnh lọ thủy tinh nắp xanh",
                    "Curls of orange-brown dried peel beside a glass jar with a green lid",
                    "橙褐色的干橘皮和绿盖玻璃瓶",
                ),
            ),
        ),
        unit="kg",
        price=220_000,
        stock=85,
        minimum=1,
        packing=("Lọ 150 g hoặc túi 1 kg", "Jars of 150 g or bags of 1 kg", "每瓶 150 克或每袋 1 公斤"),
        tags=("để lâu",),
        hs="081400",
    ),
)

PLUM = (
    Goods(
        category="trai-cay",
        name=("Mận Tam hoa Bắc Hà", "Bac Ha Tam Hoa plums", "北河三华李"),
        text=(
            "Mận vỏ tím phủ phấn, ruột đỏ, giòn và ngọt, chỉ có chừng sáu tuần. Hái buổi sáng, chọn tay, không ủ "
            "chín.\n\nNhận đặt trước cả cây cho khách muốn tự hái.",
            "Purple plums with their bloom, red inside, crisp and sweet, for about six weeks a year. Picked in the "
            "morning and sorted by hand.\n\nWhole trees can be reserved for guests who want to pick.",
            "紫皮挂霜，果肉鲜红，脆甜，一年只有约六周。清晨采摘，人工挑选。",
        ),
        shots=(
            Shot(
                "plums",
                (
                    "Rổ mận tím phủ phấn trên bàn phủ vải chàm, khăn thổ cẩm",
                    "A basket of purple plums with their bloom on an indigo cloth with a brocade runner",
                    "靛蓝布上一篮挂霜的紫李",
                ),
            ),
            Shot(
                "plums_near",
                (
                    "Mận tím nguyên quả và một nửa ruột đỏ còn hạt",
                    "Whole purple plums and a half showing its red flesh and stone",
                    "整个紫李和露出红色果肉的半个李子",
                ),
            ),
        ),
        unit="kg",
        price=35_000,
        stock=5000,
        minimum=10,
        packing=("Thùng 5 kg, lót lá", "Boxes of 5 kg lined with leaves", "每箱 5 公斤，垫叶"),
        season=(5, 7),
        tags=("theo mùa", "trái cây tươi", "đặc sản"),
        hs="080940",
        claims=(ocop(3, 2140, age=28), vietgap(61)),
        growing_area="MAU-LC-0140",
        packing_house="MAU-PH-0140",
    ),
    Goods(
        category="trai-cay",
        name=("Mận sấy dẻo", "Soft dried plums", "软李干"),
        text=(
            "Mận Tam hoa chín cây tách hạt, sấy lạnh, thêm ít đường phèn và gừng. Chua ngọt, dẻo, không chất bảo quản.",
            "Tree-ripe plums, stoned and dried cool with a little rock sugar and ginger. Sweet, sour and soft.",
            "树上熟李去核低温烘干，加少许冰糖和姜，酸甜软糯。",
        ),
        shots=(
            Shot(
                "dried_plums",
                (
                    "Đĩa mận sấy dẻo tím sẫm và túi giấy màu mận",
                    "A plate of dark dried plums and a plum-coloured pouch",
                    "一盘深紫色李干和紫色包装袋",
                ),
            ),
        ),
        unit="bag",
        price=68_000,
        stock=480,
        minimum=5,
        packing=("Túi 250 g", "Pouches of 250 g", "每袋 250 克"),
        tags=("quà tặng", "ăn vặt"),
        hs="081320",
        claims=(ocop(4, 2141, age=7), food_safety(44)),
    ),
    Goods(
        category="banh-com-ruou",
        name=("Rượu ngô Bản Phố", "Ban Pho maize spirit", ""),
        text=(
            "Ngô nếp địa phương, men hồng mi, nấu bằng nước nguồn, hạ thổ sáu tháng. Có công bố chất lượng từng lô.\n\n"
            "Không bán cho người dưới 18 tuổi.",
            "Local maize and the village's own yeast of red millet, distilled with spring water and rested for six "
            "months.\n\nNot sold to anyone under 18.",
            "",
        ),
        shots=(
            Shot(
                "maize_spirit",
                (
                    "Chai rượu thủy tinh, bầu rượu sành và hai chén nhỏ, bắp ngô phía trước",
                    "A glass bottle, a clay gourd and two small cups with a cob of maize in front",
                    "",
                ),
            ),
        ),
        unit="bottle",
        price=95_000,
        stock=720,
        minimum=6,
        packing=("Chai 500 ml", "Bottles of 500 ml", ""),
        tags=("lên men", "quà tặng"),
        hs="220890",
        claims=(ocop(4, 2142, age=19), food_safety(45)),
    ),
    Goods(
        category="gao-ngu-coc",
        name=("Bột ngô làm mèn mén", "Maize meal for men men", ""),
        text=(
            "Ngô tẻ vùng cao xay cối đá, rây hai lần. Trộn nước, đồ hai lượt là thành mèn mén; có tờ hướng "
            "dẫn trong túi.",
            "Highland maize, stone-ground and sifted twice. Moisten and steam twice to make men men; instructions in "
            "the bag.",
            "",
        ),
        shots=(
            Shot(
                "maize_meal",
                (
                    "Bột ngô vàng vun trên nia tre, bắp ngô còn bẹ",
                    "Yellow maize meal heaped on a tray with cobs still in their husks",
                    "",
                ),
            ),
        ),
        unit="kg",
        price=30_000,
        stock=350,
        minimum=2,
        packing=("Túi 1 kg", "Bags of 1 kg", ""),
        tags=("món vùng cao",),
        hs="110220",
    ),
)

SHOOTS = (
    Goods(
        category="mien-mang-nam",
        name=("Măng khô Bát Độ", "Dried Bat Do bamboo shoots", "八渡笋干"),
        text=(
            "Măng tre Bát Độ non luộc hai lần, thái lát, sấy củi. Miếng dày, vàng nhạt, không xông lưu huỳnh.\n\nNgâm "
            "một đêm, luộc bỏ nước đầu trước khi nấu.",
            "Young Bat Do shoots, boiled twice, sliced and dried over wood. Thick, pale yellow, no sulphur.\n\nSoak "
            "overnight and discard the first water before cooking.",
            "嫩八渡竹笋煮两次、切片、柴火烘干。片厚色浅黄，不熏硫磺。\n\n泡一夜，煮后倒掉头水再烹调。",
        ),
        shots=(
            Shot(
                "dried_shoots",
                (
                    "Nia măng khô vàng nâu bên búp măng tươi",
                    "A tray of golden dried bamboo shoots beside a fresh shoot",
                    "竹匾上的金黄笋干，旁边是鲜笋",
                ),
            ),
            Shot(
                "dried_shoots_near",
                (
                    "Lát măng khô dày trước túi giấy xanh có ô trong",
                    "Thick dried slices in front of a green pouch with a window",
                    "厚切笋干，后面是绿色包装袋",
                ),
            ),
        ),
        unit="kg",
        price=285_000,
        stock=640,
        minimum=1,
        packing=("Túi 500 g, thùng 10 kg", "Pouches of 500 g, cartons of 10 kg", "每袋 500 克，每箱 10 公斤"),
        season=(7, 10),
        tags=("không lưu huỳnh", "quà Tết"),
        hs="071290",
        claims=(
            Claim("gi", "00000 (mẫu)", PROPERTY_OFFICE, "Măng tre Bát Độ", age=70),
            ocop(4, 2150, age=17),
            food_safety(47),
        ),
        growing_area="MAU-LC-0150",
    ),
    Goods(
        category="mien-mang-nam",
        name=("Măng chua ngâm ớt", "Pickled bamboo shoots with chilli", ""),
        text=(
            "Măng củ thái mỏng, ngâm nước muối loãng với ớt và tỏi. Giòn, chua dịu, ăn ngay hoặc nấu cá.",
            "Thin slices in light brine with chilli and garlic. Crisp, mildly sour, as they are or with fish.",
            "",
        ),
        shots=(
            Shot(
                "pickled_shoots",
                (
                    "Lọ măng ngâm nắp vàng, búp măng tươi và ớt đỏ",
                    "A jar of pickled shoots with a yellow lid, a fresh shoot and red chillies",
                    "",
                ),
            ),
        ),
        unit="bottle",
        price=38_000,
        stock=900,
        minimum=6,
        packing=("Lọ 700 g", "Jars of 700 g", ""),
        tags=("lên men",),
        hs="200591",
        claims=(ocop(3, 2151, age=33), food_safety(48)),
    ),
    Goods(
        category="thu-cong",
        name=("Giỏ tre đan tay", "Hand-woven bamboo baskets", "手编竹篮"),
        text=(
            "Nan tre ngâm suối ba tháng, hun khói chống mọt, đan lóng đôi. Nhận đan theo kích thước khách đặt.",
            "Bamboo strips soaked in a stream for three months, smoked against beetles, woven double. Sizes to order.",
            "竹篾在溪水中浸泡三个月，烟熏防蛀，双层编织。可按尺寸定做。",
        ),
        shots=(
            Shot(
                "basket_ware",
                (
                    "Hai chiếc giỏ tre đan và một nia tròn trên sàn gỗ",
                    "Two woven bamboo baskets and a round tray on a wooden floor",
                    "木地板上两个竹篮和一个圆竹匾",
                ),
            ),
            Shot(
                "basket_near",
                ("Mặt đan của giỏ tre nhìn gần", "The weave of a bamboo basket close up", "竹篮编织纹理近景"),
            ),
        ),
        unit="piece",
        price=125_000,
        stock=46,
        minimum=1,
        packing=("Từng chiếc, bọc giấy", "Single, wrapped in paper", "单个，纸包装"),
        tags=("làm thủ công", "quà tặng"),
        hs="460211",
        claims=(ocop(3, 2152, age=24),),
    ),
)
