"""Medicinal herbs of the high communes, and cinnamon."""

from __future__ import annotations

from catalogue.demo.content.kinds import PROPERTY_OFFICE, Claim, Goods, Shot, food_safety, ocop, organic

HERBS = (
    Goods(
        category="duoc-lieu",
        name=("Trà atisô Sa Pa", "Sa Pa artichoke tea", "沙巴洋蓟茶"),
        text=(
            "Hoa, thân và lá atisô sấy, cắt nhỏ, đóng túi lọc. Vị đắng nhẹ hậu ngọt, không thêm đường.\n\nĐây là thực "
            "phẩm, không phải thuốc và không thay thế thuốc chữa bệnh.",
            "Dried flower, stem and leaf of artichoke in tea bags. Slightly bitter with a sweet finish, no sugar.\n\n"
            "A food, not a medicine.",
            "洋蓟花、茎、叶烘干切碎，袋泡茶。微苦回甘，不加糖。\n\n本品为食品，不能代替药物。",
        ),
        shots=(
            Shot(
                "artichoke_tea",
                (
                    "Bông atisô tươi, hộp trà xanh và chén trà nâu",
                    "A fresh artichoke, a green box of tea and a cup of brown tea",
                    "新鲜洋蓟、绿色茶盒和一杯茶",
                ),
            ),
            Shot(
                "artichoke_near",
                (
                    "Hai bông atisô tươi trên bàn gỗ sẫm",
                    "Two fresh artichokes on a dark wooden table",
                    "深色木桌上两颗新鲜洋蓟",
                ),
            ),
        ),
        unit="box",
        price=65_000,
        stock=1100,
        minimum=3,
        packing=("Hộp 40 túi lọc", "Boxes of 40 bags", "每盒 40 包"),
        season=(2, 6),
        tags=("dược liệu", "trồng sạch"),
        hs="210690",
        claims=(ocop(4, 2220, age=16), organic(25), food_safety(55)),
        growing_area="MAU-LC-0220",
    ),
    Goods(
        category="duoc-lieu",
        name=("Cao mềm atisô", "Soft artichoke extract", ""),
        text=(
            "Thân, lá, hoa atisô tươi cô đặc mười hai giờ, không đường, không chất bảo quản. Pha một thìa nhỏ với nước "
            "ấm.\n\nĐây là thực phẩm, không phải thuốc và không thay thế thuốc chữa bệnh.",
            "Fresh stem, leaf and flower boiled down for twelve hours; no sugar, no preservatives. One small spoon in "
            "warm water.\n\nA food, not a medicine.",
            "",
        ),
        shots=(
            Shot(
                "artichoke_extract",
                (
                    "Hai lọ cao atisô nâu đen nắp đen, bông atisô bên trái",
                    "Two jars of dark extract with black lids and an artichoke on the left",
                    "",
                ),
            ),
        ),
        unit="bottle",
        price=180_000,
        stock=240,
        minimum=1,
        packing=("Lọ 200 g", "Jars of 200 g", ""),
        tags=("dược liệu",),
        hs="130219",
        claims=(ocop(4, 2221, age=37), food_safety(56)),
    ),
    Goods(
        category="duoc-lieu",
        name=("Lá tắm người Dao đỏ", "Red Dao herbal bath", "红瑶药浴"),
        text=(
            "Hơn mười loại lá rừng phơi khô theo bài của người Dao đỏ Tả Phìn. Đun một túi với mười lít "
            "nước, để ấm rồi "
            "ngâm.\n\nPhụ nữ có thai và người huyết áp thấp hỏi thầy thuốc trước khi dùng.",
            "More than ten forest leaves dried after the custom of the Red Dao of Ta Phin. Boil one bag in ten litres, "
            "let it cool to warm, then bathe.\n\nAsk a doctor first if pregnant or with low blood pressure.",
            "按 Tả Phìn 红瑶习俗晒干的十余种林叶。一袋加十升水煮开，温后浸泡。\n\n孕妇和低血压者请先咨询医生。",
        ),
        shots=(
            Shot(
                "bath_herbs",
                (
                    "Bồn tắm gỗ đầy nước lá thuốc bốc hơi, túi vải lá khô",
                    "A steaming wooden tub of herb water and a cloth bag of dried leaves",
                    "冒着热气的木桶药浴和一袋干叶",
                ),
            ),
        ),
        unit="bag",
        price=55_000,
        stock=800,
        minimum=5,
        packing=("Túi vải 500 g", "Cloth bags of 500 g", "布袋 500 克"),
        tags=("dược liệu", "người Dao đỏ"),
        hs="121190",
        claims=(ocop(4, 2222, age=10),),
    ),
)

VAN_YEN = Claim("gi", "00000 (mẫu)", PROPERTY_OFFICE, "Quế Văn Yên", age=190)

CINNAMON = (
    Goods(
        category="que-gia-vi",
        name=("Quế thanh Văn Yên", "Van Yen cinnamon quills", "文安桂皮（桂通）"),
        text=(
            "Vỏ quế trên mười lăm năm tuổi, cạo sạch, cuốn ống 40 cm, độ ẩm dưới 13 %. Tinh dầu từ 3,5 % "
            "theo phiếu thử "
            "từng lô.\n\nGiao tại kho hoặc tại cửa khẩu Kim Thành; có giấy kiểm dịch, chứng nhận xuất xứ.",
            "Bark of trees over fifteen years old, scraped and rolled to 40 cm quills, moisture below 13 %. At least "
            "3.5 % oil by each lot's test.\n\nDelivered at our store or at the Kim Thanh border gate, with "
            "phytosanitary and origin certificates.",
            "十五年以上树龄桂皮，刮净卷成 40 厘米桂通，水分低于 13%，每批检测含油量 3.5% 以上。\n\n仓库或金城口岸交货，"
            "附植检证和原产地证。",
        ),
        shots=(
            Shot(
                "cinnamon",
                (
                    "Bó quế thanh nâu đỏ buộc lạt, lá quế xanh",
                    "A bundle of red-brown cinnamon quills tied with a strip, green leaves",
                    "一捆红褐色桂通和绿色桂叶",
                ),
            ),
            Shot(
                "cinnamon_near",
                (
                    "Ba thanh quế cuốn thấy rõ vòng vỏ, khăn thổ cẩm phía trước",
                    "Three quills showing the rolled bark, a brocade runner in front",
                    "三根桂通，可见卷层，前面是织锦",
                ),
            ),
        ),
        unit="kg",
        price=96_000,
        stock=18_000,
        minimum=100,
        packing=("Thùng 20 kg, lót túi PE", "Cartons of 20 kg lined with PE", "每箱 20 公斤，内衬 PE 袋"),
        season=(2, 9),
        tags=("xuất khẩu", "đặc sản"),
        hs="090619",
        claims=(VAN_YEN, ocop(4, 2230, age=12), organic(31)),
        growing_area="MAU-LC-0230",
        packing_house="MAU-PH-0230",
        gacc="MAU-GACC-0230",
    ),
    Goods(
        category="que-gia-vi",
        name=("Bột quế nguyên chất", "Pure ground cinnamon", "纯肉桂粉"),
        text=(
            "Vỏ quế nghiền lạnh, mịn 60 mắt lưới, không pha trộn. Dùng ướp thịt, làm bánh, pha cà phê.",
            "Bark ground cold to 60 mesh, nothing mixed in. For marinades, baking and coffee.",
            "低温研磨，60 目，无任何掺杂。用于腌肉、烘焙、咖啡。",
        ),
        shots=(
            Shot(
                "cinnamon_powder",
                (
                    "Bát bột quế nâu, túi giấy nâu và một thanh quế",
                    "A bowl of brown cinnamon powder, a brown pouch and a quill",
                    "一碗棕色肉桂粉、棕色包装袋和一根桂通",
                ),
            ),
        ),
        unit="kg",
        price=142_000,
        stock=900,
        minimum=1,
        packing=("Túi 200 g, bao 20 kg", "Pouches of 200 g, sacks of 20 kg", "每袋 200 克，每包 20 公斤"),
        tags=("nguyên chất",),
        hs="090620",
        claims=(VAN_YEN, ocop(3, 2231, age=21), food_safety(61)),
        gacc="MAU-GACC-0231",
    ),
    Goods(
        category="duoc-lieu",
        name=("Tinh dầu quế", "Cinnamon essential oil", "肉桂精油"),
        text=(
            "Chưng cất hơi nước từ lá và cành quế, hàm lượng cinnamaldehyde từ 80 % trở lên. Bán chai nhỏ "
            "và phuy; hàng "
            "phuy báo giá theo ngày.\n\nKhông uống, không bôi trực tiếp lên da.",
            "Steam-distilled from leaf and branch, cinnamaldehyde 80 % and above. In small bottles and in drums; drums "
            "are quoted by the day.\n\nNot for drinking, not for undiluted use on skin.",
            "桂叶桂枝水蒸气蒸馏，肉桂醛含量 80% 以上。小瓶或桶装；桶装按日报价。\n\n不可饮用，不可直接涂抹皮肤。",
        ),
        shots=(
            Shot(
                "cinnamon_oil",
                (
                    "Hai chai tinh dầu thủy tinh nâu, thanh quế và lá quế",
                    "Two brown glass bottles of oil with quills and leaves",
                    "两瓶棕色玻璃瓶精油、桂通和桂叶",
                ),
            ),
            Shot(
                "cinnamon_oil_near",
                (
                    "Một chai tinh dầu quế trên mặt đá, lá quế bên phải",
                    "A bottle of cinnamon oil on a stone slab with a leaf on the right",
                    "石板上一瓶肉桂精油，右侧是桂叶",
                ),
            ),
        ),
        unit="litre",
        price=None,
        stock=None,
        minimum=5,
        packing=(
            "Chai 10 ml, 100 ml; phuy 180 kg",
            "Bottles of 10 and 100 ml; drums of 180 kg",
            "10 毫升、100 毫升瓶；180 公斤桶",
        ),
        tags=("xuất khẩu", "nguyên chất"),
        hs="330129",
        claims=(
            ocop(4, 2232, age=5),
            Claim("haccp", "ISO 9001-0232 (mẫu)", "Tổ chức chứng nhận mẫu", "ISO 9001", age=11, months=36),
        ),
    ),
    Goods(
        category="thu-cong",
        name=("Hương quế se tay", "Hand-rolled cinnamon incense", ""),
        text=(
            "Bột vỏ quế và nhựa trám, se tay trên tăm tre, phơi râm. Khói ít, thơm dịu, không hóa chất tẩm.",
            "Cinnamon bark and canarium resin rolled by hand on bamboo, dried in the shade. Little smoke, soft scent.",
            "",
        ),
        shots=(
            Shot(
                "incense",
                (
                    "Ống hương men chàm cắm đầy hương quế, hộp giấy bên cạnh",
                    "An indigo pot full of incense sticks and a paper box beside it",
                    "",
                ),
            ),
        ),
        unit="bundle",
        price=42_000,
        stock=600,
        minimum=10,
        packing=("Bó 100 que", "Bundles of 100 sticks", ""),
        tags=("làm thủ công", "quà Tết"),
        hs="330741",
        claims=(ocop(3, 2233, age=29),),
    ),
)
