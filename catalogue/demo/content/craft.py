"""Brocade, indigo cloth, and a house for guests."""

from __future__ import annotations

from catalogue.demo.content.kinds import PROPERTY_OFFICE, Claim, Goods, Shot, ocop

BROCADE = (
    Goods(
        category="thu-cong",
        name=("Khăn thổ cẩm dệt tay", "Hand-woven brocade scarf", "手织织锦围巾"),
        text=(
            "Sợi bông nhuộm chàm và củ nâu, hoa văn dệt trên khung gỗ; một khăn mất bốn ngày. Mỗi chiếc hơi "
            "khác nhau.\n\n"
            "Giặt tay bằng nước lạnh hai lần đầu, phơi râm.",
            "Cotton dyed with indigo and yam, patterns woven on a wooden loom; four days for one scarf. No "
            "two are quite "
            "alike.\n\nWash by hand in cold water at first, dry in the shade.",
            "棉线用靛蓝和薯莨染色，木机织纹，一条需四天，每条略有不同。\n\n前两次冷水手洗，阴干。",
        ),
        shots=(
            Shot(
                "scarf",
                (
                    "Hai chiếc khăn thổ cẩm chàm và đỏ treo trên sào gỗ",
                    "Two brocade scarves, indigo and red, hanging from a wooden pole",
                    "木杆上挂着两条织锦围巾",
                ),
            ),
            Shot(
                "scarf_near",
                (
                    "Hoa văn quả trám, răng cưa dệt nổi trên nền chàm",
                    "Diamond and tooth patterns woven on indigo ground",
                    "靛蓝底上的菱形与锯齿织纹",
                ),
            ),
        ),
        unit="piece",
        price=280_000,
        stock=34,
        minimum=1,
        packing=("Từng chiếc, túi vải", "Single, in a cloth bag", "单条，布袋装"),
        tags=("làm thủ công", "nhuộm chàm", "quà tặng"),
        hs="621490",
        claims=(
            Claim("coll-mark", "00000 (mẫu)", PROPERTY_OFFICE, "Thổ cẩm Tả Van", age=30, months=120),
            ocop(4, 2301, age=18),
        ),
    ),
    Goods(
        category="thu-cong",
        name=("Túi đeo thổ cẩm", "Brocade shoulder bag", "织锦挎包"),
        text=(
            "Vải lanh nhuộm chàm, dải hoa văn thêu tay, tua len, có ngăn trong và khóa kéo. Khổ 32 × 34 cm.",
            "Indigo hemp with a hand-embroidered band and tassels, inside pocket and zip. 32 × 34 cm.",
            "靛蓝麻布，手绣花带，流苏，内袋和拉链。32 × 34 厘米。",
        ),
        shots=(
            Shot(
                "shoulder_bag",
                (
                    "Túi chàm có dải thổ cẩm và quai thêu trên bàn gỗ",
                    "An indigo bag with a brocade band and embroidered strap on a wooden table",
                    "木桌上带织锦花带的靛蓝挎包",
                ),
            ),
            Shot(
                "bag_near",
                (
                    "Thân túi đỏ mận, hoa văn sao tám cánh và tua len",
                    "The body of a plum-red bag with star patterns and tassels",
                    "暗红色包身上的八角星纹和流苏",
                ),
            ),
        ),
        unit="piece",
        price=350_000,
        stock=18,
        minimum=1,
        packing=("Từng chiếc", "Single", "单个"),
        tags=("làm thủ công", "nhuộm chàm"),
        hs="420222",
        claims=(ocop(3, 2302, age=25),),
    ),
    Goods(
        category="thu-cong",
        name=("Vỏ gối thổ cẩm", "Brocade cushion cover", ""),
        text=(
            "Mặt trước thổ cẩm dệt, mặt sau vải bông mộc, khóa giấu. Khổ 45 × 45 cm, chưa gồm ruột.",
            "Woven brocade in front, plain cotton behind, hidden zip. 45 × 45 cm, without filling.",
            "",
        ),
        shots=(
            Shot(
                "cushions",
                (
                    "Hai chiếc gối thổ cẩm chàm và đỏ tựa vào nhau",
                    "Two brocade cushions, indigo and red, leaning together",
                    "",
                ),
            ),
            Shot(
                "cushion_near",
                ("Mặt gối thổ cẩm hoa văn quả trám", "The face of a cushion with diamond patterns", ""),
            ),
        ),
        unit="piece",
        price=165_000,
        stock=52,
        minimum=2,
        packing=("Đôi, túi giấy", "In pairs, paper bag", ""),
        tags=("làm thủ công",),
        hs="630492",
    ),
    Goods(
        category="thu-cong",
        name=("Vải lanh nhuộm chàm", "Indigo-dyed hemp cloth", "靛染麻布"),
        text=(
            "Lanh trồng, se và dệt tại bản, nhuộm chàm mười lượt, lăn sáp ong cho bóng. Khổ 40 cm, bán theo mét.",
            "Hemp grown, spun and woven in the village, dipped ten times in indigo and polished with beeswax. 40 cm "
            "wide, by the metre.",
            "本村种植、纺织的麻布，靛蓝染十遍，蜂蜡打光。幅宽 40 厘米，按米出售。",
        ),
        shots=(
            Shot(
                "indigo_linen",
                (
                    "Ba cuộn vải lanh chàm đậm nhạt trên chiếu tre",
                    "Three rolls of indigo cloth, dark and light, on a bamboo mat",
                    "竹席上三卷深浅不同的靛蓝布",
                ),
            ),
            Shot(
                "cloth_pile",
                (
                    "Chồng vải thổ cẩm gấp ngay ngắn trên bàn gỗ",
                    "A neat pile of folded brocade on a wooden table",
                    "木桌上叠放整齐的织锦",
                ),
            ),
        ),
        unit="metre",
        price=240_000,
        stock=120,
        minimum=2,
        packing=("Cuộn theo số mét đặt", "Rolled by the length ordered", "按订购长度成卷"),
        tags=("nhuộm chàm", "làm thủ công"),
        hs="531100",
        claims=(ocop(4, 2303, age=6),),
    ),
    Goods(
        category="luu-tru",
        name=("Một đêm ở nhà gỗ Tả Van", "A night in a wooden house in Ta Van", "Tả Van 木屋一晚"),
        text=(
            "Gian riêng cho hai người, đệm bông, chăn thổ cẩm, cửa sổ nhìn ruộng bậc thang. Có bữa tối và "
            "bữa sáng cùng "
            "gia đình; buổi chiều học vẽ sáp ong với chủ nhà.\n\nĐặt trước ba ngày. Đã khai báo lưu trú với "
            "công an xã.",
            "A private room for two, cotton mattress, brocade quilt, a window onto the terraces. Supper and breakfast "
            "with the family; in the afternoon you may learn batik from your hostess.\n\nBook three days ahead.",
            "双人独立房间，棉垫、织锦被，窗外是梯田。含与主人家同桌的晚餐和早餐，下午可学蜡染。\n\n请提前三天预订。",
        ),
        shots=(
            Shot(
                "guest_house",
                (
                    "Nhà gỗ mái lá trước ruộng bậc thang xanh, núi mờ sương",
                    "A wooden house with a thatched roof before green terraces and misty mountains",
                    "绿色梯田和雾中群山前的茅顶木屋",
                ),
            ),
            Shot(
                "guest_room",
                (
                    "Phòng gỗ với đệm phủ chăn thổ cẩm và cửa sổ nhìn ra đồi",
                    "A wooden room with a brocade-covered mattress and a window onto the hills",
                    "木屋房间，织锦被褥和望山的窗",
                ),
            ),
        ),
        unit="night",
        price=420_000,
        stock=None,
        minimum=1,
        tags=("du lịch cộng đồng", "ruộng bậc thang"),
        claims=(ocop(4, 2304, age=23),),
    ),
    Goods(
        category="thu-cong",
        name=("Khăn trải bàn thổ cẩm", "", ""),
        text=("Khổ 1,2 × 1,8 m, dệt theo đơn đặt. Đang chụp thêm ảnh.", "", ""),
        shots=(Shot("cloth_pile", ("Chồng khăn thổ cẩm gấp trên bàn gỗ", "", "")),),
        unit="piece",
        price=980_000,
        minimum=1,
        tags=("làm thủ công",),
        state="draft",
    ),
)
