"""Tea of old trees and of the high hills; cardamom, which grows beside it."""

from __future__ import annotations

from catalogue.demo.content.kinds import Claim, Goods, Shot, food_safety, ocop, organic, vietgap

SHAN = (
    Goods(
        category="che",
        name=("Chè Shan tuyết Suối Giàng", "Suoi Giang Shan Tuyet green tea", "Suối Giàng 雪山古树绿茶"),
        text=(
            "Búp một tôm hai lá hái từ cây chè cổ trên 1.300 mét, sao tay trong chảo gang. Nước vàng sánh, chát dịu, "
            "ngọt lâu.\n\nMỗi túi ghi nhóm hộ hái và ngày sao.",
            "One bud and two leaves from old trees above 1,300 metres, fired by hand in iron pans. Golden, gently "
            "astringent, long sweet finish.\n\nEach bag names the families who picked and the day of firing.",
            "采自海拔 1300 米以上古茶树的一芽二叶，铁锅手工炒制。汤色金黄，微涩回甘。\n\n每袋注明采摘农户和炒制日期。",
        ),
        shots=(
            Shot(
                "shan_tea",
                (
                    "Hộp chè xanh, chè búp phủ tuyết vun đống, chén trà vàng",
                    "A green tin, a heap of downy tea and a cup of golden tea",
                    "绿色茶罐、一堆带白毫的茶叶和一杯金黄茶汤",
                ),
            ),
            Shot(
                "shan_tea_near",
                (
                    "Chè khô xoăn lẫn búp bạc cạnh chén trà và nhánh chè tươi",
                    "Twisted dry tea with silver buds beside a cup and a fresh sprig",
                    "卷曲带银毫的干茶，旁边是茶杯和鲜茶枝",
                ),
            ),
        ),
        unit="100g",
        price=85_000,
        stock=900,
        minimum=2,
        packing=("Túi 100 g, hộp thiếc 200 g", "Bags of 100 g, tins of 200 g", "每袋 100 克，铁罐 200 克"),
        season=(3, 11),
        tags=("chè cổ thụ", "sao tay", "đặc sản"),
        hs="090210",
        claims=(ocop(5, 2201, age=13), organic(21), food_safety(51)),
        growing_area="MAU-LC-0201",
        gacc="MAU-GACC-0201",
    ),
    Goods(
        category="che",
        name=("Bạch trà Shan", "Shan white tea", "雪山白茶"),
        text=(
            "Chỉ búp non phủ lông trắng, làm héo tự nhiên trong nhà thoáng, không vò, không sao. Pha nước 85 độ.",
            "Only downy buds, withered in airy lofts, neither rolled nor fired. Brew at 85 degrees.",
            "只取带白毫的嫩芽，通风室内自然萎凋，不揉不炒。用 85 度水冲泡。",
        ),
        shots=(
            Shot(
                "white_tea",
                (
                    "Đĩa bạch trà búp bạc, hộp giấy trắng và chén trà nhạt",
                    "A plate of silver buds, a white box and a cup of pale tea",
                    "一盘银芽白茶、白色纸盒和一杯淡茶",
                ),
            ),
        ),
        unit="100g",
        price=450_000,
        stock=70,
        minimum=1,
        packing=("Hộp 50 g", "Boxes of 50 g", "每盒 50 克"),
        season=(3, 5),
        tags=("chè cổ thụ", "quà tặng"),
        hs="090210",
        claims=(ocop(4, 2202, age=26),),
    ),
    Goods(
        category="che",
        name=("Hồng trà Shan", "Shan black tea", "雪山红茶"),
        text=(
            "Lá chè lên men hoàn toàn, sấy hai lần, thơm mật và gỗ. Uống nóng hoặc pha sữa.",
            "Fully oxidised leaf, dried twice, with scents of honey and wood. Hot, or with milk.",
            "全发酵，二次烘干，带蜜香与木香。可热饮或加奶。",
        ),
        shots=(
            Shot(
                "black_tea",
                (
                    "Ấm đất nung, hai chén hồng trà đỏ và nhúm trà khô",
                    "A clay pot, two cups of red tea and a little dry leaf",
                    "陶壶、两杯红茶和一小撮干茶",
                ),
            ),
        ),
        unit="100g",
        price=95_000,
        stock=260,
        minimum=2,
        packing=("Túi 100 g", "Bags of 100 g", "每袋 100 克"),
        season=(4, 10),
        tags=("chè cổ thụ",),
        hs="090230",
        claims=(food_safety(52),),
    ),
)

CAO_SON = (
    Goods(
        category="che",
        name=("Chè ô long Cao Sơn", "Cao Son oolong tea", "高山乌龙茶"),
        text=(
            "Giống Kim Tuyên trồng ở độ cao 1.000 mét, lên men nhẹ, viên tròn. Hương hoa, hậu ngọt, pha được sáu nước.",
            "Kim Tuyen bushes at 1,000 metres, lightly oxidised, rolled to beads. Floral, sweet, good for six brews.",
            "海拔 1000 米的金萱品种，轻发酵，揉成颗粒。花香回甘，可冲泡六次。",
        ),
        shots=(
            Shot(
                "oolong",
                (
                    "Hai hộp chè ô long, bát chè viên và chén trà vàng",
                    "Two tins of oolong, a bowl of rolled tea and a cup of yellow tea",
                    "两罐乌龙茶、一碗茶粒和一杯黄色茶汤",
                ),
            ),
            Shot(
                "oolong_near",
                (
                    "Chè viên xanh sẫm vun đống trước ấm men xanh",
                    "Dark green rolled tea heaped before a celadon pot",
                    "青瓷壶前一堆深绿色茶粒",
                ),
            ),
        ),
        unit="100g",
        price=75_000,
        stock=1400,
        minimum=5,
        packing=(
            "Túi hút chân không 100 g, thùng 10 kg",
            "Vacuum bags of 100 g, cartons of 10 kg",
            "真空袋 100 克，每箱 10 公斤",
        ),
        season=(3, 11),
        tags=("chè cao sơn", "xuất khẩu"),
        hs="090230",
        claims=(
            ocop(4, 2210, age=35),
            vietgap(71),
            Claim("haccp", "ISO 22000-0210 (mẫu)", "Tổ chức chứng nhận mẫu", "ISO 22000", age=9, months=36),
        ),
        growing_area="MAU-LC-0210",
        packing_house="MAU-PH-0210",
        gacc="MAU-GACC-0210",
    ),
    Goods(
        category="duoc-lieu",
        name=("Sa nhân tím khô", "Dried purple cardamom", "干紫砂仁"),
        text=(
            "Sa nhân tím trồng dưới tán rừng, thu quả chín, sấy nhẹ giữ tinh dầu. Bán theo lô, giá theo tuần.",
            "Purple cardamom grown under forest, ripe pods dried gently to keep their oil. Sold by lot at the price of "
            "the week.",
            "林下种植紫砂仁，熟果低温烘干，保留挥发油。按批出售，按周定价。",
        ),
        shots=(
            Shot(
                "cardamom",
                (
                    "Quả sa nhân tím khô vun đống, bao vải buộc dây tím",
                    "Dried purple pods in a heap and a cloth bag with a purple tie",
                    "一堆紫色砂仁和系紫绳的布袋",
                ),
            ),
            Shot(
                "cardamom_near",
                ("Quả sa nhân tím có khía nhìn gần", "Ridged purple cardamom pods close up", "带棱的紫砂仁近景"),
            ),
        ),
        unit="kg",
        price=None,
        stock=1200,
        minimum=50,
        packing=("Bao 25 kg", "Sacks of 25 kg", "每袋 25 公斤"),
        season=(7, 9),
        tags=("dưới tán rừng", "xuất khẩu"),
        hs="090831",
        claims=(ocop(3, 2211, age=8),),
        growing_area="MAU-LC-0211",
    ),
)
