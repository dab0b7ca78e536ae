"""Fish of cold streams, and what the shelves do not show: goods that wait, drafts, honey of a stall that is stopped."""

from __future__ import annotations

from catalogue.demo.content.kinds import Goods, Shot, food_safety, ocop, vietgap

FISH = (
    Goods(
        category="ca-thit-mat-ong",
        name=("Cá hồi vân Sa Pa", "Sa Pa rainbow trout", "沙巴虹鳟"),
        text=(
            "Cá nuôi nước suối 12–18 độ, đạt 1,5–2 kg sau hai năm. Làm sạch, ướp đá, gửi trong ngày; có nhật ký nuôi "
            "từng bể.\n\nNhận cắt khúc, phi lê theo yêu cầu.",
            "Raised in stream water of 12–18 degrees to 1.5–2 kg in two years. Cleaned, iced and sent the same day; a "
            "log for every tank.\n\nCut or filleted on request.",
            "12–18 度溪水养殖两年，1.5–2 公斤。清理后冰鲜当天发货，每池有养殖记录。\n\n可切段、去骨。",
        ),
        shots=(
            Shot(
                "salmon",
                (
                    "Cá hồi nguyên con và phi lê cam trên thớt gỗ, thì là",
                    "A whole trout and an orange fillet on a wooden board with dill",
                    "木板上整条虹鳟和橙色鱼柳，配莳萝",
                ),
            ),
            Shot(
                "salmon_near",
                (
                    "Hai miếng phi lê cá hồi vân mỡ trắng, lát chanh",
                    "Two fillets with white lines of fat and a slice of lemon",
                    "两片带白色脂纹的鱼柳和柠檬片",
                ),
            ),
        ),
        unit="kg",
        price=320_000,
        stock=450,
        minimum=2,
        packing=("Thùng xốp đá, hút chân không", "Iced boxes, vacuum packed", "冰鲜泡沫箱，真空包装"),
        tags=("nước lạnh", "tươi trong ngày"),
        hs="030211",
        claims=(ocop(4, 2320, age=15), vietgap(81), food_safety(71)),
    ),
    Goods(
        category="ca-thit-mat-ong",
        name=("Cá hồi xông khói lạnh", "Cold-smoked trout", "冷熏虹鳟"),
        text=(
            "Phi lê ướp muối, xông khói gỗ mận mười hai giờ, cắt lát mỏng. Giữ lạnh 0–4 độ, dùng trong ba mươi ngày.",
            "Salted fillets smoked over plum wood for twelve hours and sliced thin. Keep at 0–4 degrees, use within "
            "thirty days.",
            "鱼柳腌渍后用李木冷熏十二小时，切薄片。0–4 度冷藏，三十天内食用。",
        ),
        shots=(
            Shot(
                "smoked_salmon",
                (
                    "Đĩa lát cá hồi xông khói xếp hoa và túi đóng gói màu sẫm",
                    "A plate of smoked slices folded like a flower and a dark pouch",
                    "盘中花状烟熏鱼片和深色包装",
                ),
            ),
        ),
        unit="box",
        price=195_000,
        stock=160,
        minimum=2,
        packing=("Hộp 200 g, hút chân không", "Boxes of 200 g, vacuum packed", "每盒 200 克，真空"),
        tags=("nước lạnh", "quà tặng"),
        hs="030543",
        claims=(ocop(4, 2321, age=27), food_safety(72)),
    ),
    Goods(
        category="ca-thit-mat-ong",
        name=("Cá tầm sống", "Live sturgeon", ""),
        text=(
            "Cá tầm 2–3 kg, nuôi nước suối, giao sống bằng xe có sục khí trong tỉnh; ngoài tỉnh giao ướp đá.",
            "Sturgeon of 2–3 kg raised in stream water; live within the province, on ice elsewhere.",
            "",
        ),
        shots=(
            Shot(
                "sturgeon",
                (
                    "Hai con cá tầm trên lá xanh, mặt bàn đá",
                    "Two sturgeon on a green leaf on a stone table",
                    "",
                ),
            ),
        ),
        unit="kg",
        price=260_000,
        stock=320,
        minimum=5,
        packing=("Xe sục khí hoặc thùng đá", "Aerated truck or iced boxes", ""),
        tags=("nước lạnh",),
        hs="030199",
        claims=(vietgap(82),),
    ),
    Goods(
        category="ca-thit-mat-ong",
        name=("Ruốc cá hồi", "Trout floss", ""),
        text=(
            "Thịt cá hồi hấp, sao khô với nước mắm và gừng, không bột ngọt. Trẻ nhỏ và người già dễ ăn.",
            "Steamed trout dry-fried with fish sauce and ginger, without glutamate.",
            "",
        ),
        shots=(
            Shot(
                "fish_floss",
                (
                    "Bát ruốc cá vàng nâu và lọ thủy tinh nắp chàm",
                    "A bowl of golden fish floss and a jar with an indigo lid",
                    "",
                ),
            ),
        ),
        unit="bottle",
        price=110_000,
        stock=200,
        minimum=2,
        packing=("Lọ 150 g", "Jars of 150 g", ""),
        tags=("ăn lành",),
        hs="160419",
        claims=(food_safety(73),),
        state="waiting",
    ),
)

MEAT = Goods(
    category="ca-thit-mat-ong",
    name=("Thịt trâu gác bếp", "Smoked buffalo meat", ""),
    text=(
        "Thịt bắp trâu tẩm mắc khén, ớt, gác bếp củi mười ngày. Hấp lại, xé sợi, chấm chẩm chéo.",
        "Buffalo shank with forest pepper and chilli, ten days above the hearth. Steam, pull apart, dip.",
        "",
    ),
    shots=(
        Shot(
            "dried_meat",
            ("Dải thịt trâu khô nâu sẫm trên thớt gỗ", "Dark strips of dried meat on a wooden board", ""),
        ),
    ),
    unit="kg",
    price=890_000,
    stock=40,
    minimum=1,
    packing=("Túi 300 g, hút chân không", "Vacuum bags of 300 g", ""),
    tags=("món vùng cao",),
    hs="021020",
    claims=(food_safety(77),),
    state="waiting",
)
GIFT_BOX = Goods(
    category="que-gia-vi",
    name=("Hộp quà quế Văn Yên", "Van Yen cinnamon gift box", "文安肉桂礼盒"),
    text=(
        "Quế thanh, bột quế và tinh dầu quế trong hộp giấy cứng, kèm túi thổ cẩm nhỏ.",
        "Quills, powder and oil in a stiff box with a small brocade bag.",
        "桂通、肉桂粉和精油礼盒，附小织锦袋。",
    ),
    shots=(
        Shot(
            "bark_label",
            (
                "Hộp quà nâu đựng quế bên gối thổ cẩm",
                "A brown gift box of cinnamon beside a brocade cushion",
                "棕色肉桂礼盒和织锦靠垫",
            ),
        ),
    ),
    unit="set",
    price=320_000,
    stock=80,
    minimum=1,
    packing=("Hộp 3 món", "Boxes of three", "每盒三件"),
    tags=("quà tặng", "quà Tết"),
    hs="090619",
    claims=(food_safety(78),),
    state="waiting",
)
MUSHROOM = Goods(
    category="mien-mang-nam",
    name=("Nấm hương rừng khô", "", ""),
    text=("Nấm hương trồng trên gỗ dẻ dưới tán rừng. Chưa có ảnh bao bì, chưa rõ quy cách.", "", ""),
    shots=(Shot("mushrooms", ("Nấm hương trên nia tre, có chiếc lật thấy phiến nấm", "", "")),),
    unit="kg",
    tags=("dưới tán rừng",),
    state="draft",
)
HONEY = (
    Goods(
        category="ca-thit-mat-ong",
        name=("Mật ong hoa rừng", "Forest blossom honey", ""),
        text=("Mật quay từ thùng đặt bìa rừng, hạ thủy phần tự nhiên.", "Honey from hives at the forest's edge.", ""),
        shots=(
            Shot(
                "honey",
                (
                    "Lọ mật ong vàng, miếng sáp ong và que lấy mật",
                    "A jar of golden honey, a piece of comb and a dipper",
                    "",
                ),
            ),
        ),
        unit="bottle",
        price=260_000,
        stock=90,
        minimum=1,
        packing=("Lọ 700 g", "Jars of 700 g", ""),
        tags=("đặc sản",),
        hs="040900",
        claims=(ocop(3, 2340, age=20),),
    ),
)
