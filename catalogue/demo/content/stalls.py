"""The stalls. Merchants, people, codes and accounts are made up; the communes and what they are known for are true."""

from __future__ import annotations

from catalogue.demo.content import craft, fish, grain, herbs, orchard, tea
from catalogue.demo.content.kinds import Shot, Stall

STALLS: tuple[Stall, ...] = (
    Stall(
        number=1,
        slug="lua-vang-muong-vi",
        kind="cooperative",
        name=("Lúa Vàng Mường Vi", "Golden Fields of Muong Vi", "Mường Vi 金色稻田"),
        legal_name="Hợp tác xã Lúa Vàng Mẫu",
        representative="Vàng Thị Mẫu",
        unit="02725",
        address="Thôn Mẫu Một",
        lead="Gạo Séng Cù và nếp cẩm từ ruộng bậc thang, xay theo đơn đặt.",
        about=(
            "Bốn mươi hộ người Giáy và người Mông cùng cấy Séng Cù trên ruộng bậc thang. Hợp tác xã giữ "
            "giống, ghi nhật "
            "ký từng thửa, xay và đóng gói tại xã.",
            "Forty Giay and Hmong families grow Seng Cu on terraced fields. The cooperative keeps the seed, a log of "
            "every field, and mills and packs in the commune.",
            "四十户热依族和苗族农户在梯田种植 Séng Cù。合作社保种、逐块记录、就地碾米包装。",
        ),
        cover=Shot(
            "golden_terraces",
            (
                "Ruộng bậc thang lúa chín vàng, nhà sàn trên sườn đồi",
                "Golden terraces and stilt houses on a hillside",
                "金黄梯田与山坡上的木屋",
            ),
        ),
        goods=grain.GOLDEN_FIELDS,
        bank=True,
    ),
    Stall(
        number=2,
        slug="huong-cay-muong-khuong",
        kind="cooperative",
        name=("Hương Cay Mường Khương", "Muong Khuong Chilli and Mandarins", "孟康辣椒与蜜橘"),
        legal_name="Hợp tác xã Hương Cay Mẫu",
        representative="Lù Thị Mẫu",
        unit="02761",
        address="Tổ dân phố Mẫu Hai",
        lead="Tương ớt ủ chum, quýt đồi cao, trần bì.",
        about=(
            "Tương ớt làm theo cách của người Nùng, người Pa Dí: ớt thóc, tỏi, rượu ngô, ủ trong chum ba tháng. Quýt "
            "thu từ vườn của hai mươi sáu hộ.",
            "Chilli sauce made the way of the Nung and Pa Di: bird chillies, garlic, maize spirit, three months in the "
            "jar. Mandarins from the orchards of twenty-six families.",
            "按侬族和巴地人传统制作辣椒酱：小辣椒、大蒜、玉米酒，坛中三个月。蜜橘来自二十六户果园。",
        ),
        cover=Shot(
            "mandarin_hill",
            (
                "Vườn quýt trĩu quả trên đồi, núi mờ phía xa",
                "Mandarin trees heavy with fruit, misty mountains behind",
                "山坡上果实累累的橘园",
            ),
        ),
        goods=orchard.CHILLI,
        bank=True,
    ),
    Stall(
        number=3,
        slug="man-hoa-bac-ha",
        kind="cooperative",
        name=("Mận Hoa Bắc Hà", "Plum Blossom of Bac Ha", "北河李花"),
        legal_name="Hợp tác xã Mận Hoa Mẫu",
        representative="Sùng Seo Mẫu",
        unit="02839",
        address="Thôn Mẫu Ba",
        lead="Mận Tam hoa, mận sấy dẻo và rượu ngô của cao nguyên trắng.",
        about=(
            "Hợp tác xã của người trồng mận và người nấu rượu. Mùa hoa tháng hai, mùa quả tháng sáu; quanh năm có mận "
            "sấy và rượu ngô.",
            "A cooperative of plum growers and distillers. Blossom in February, fruit in June; dried plums and maize "
            "spirit all year.",
            "李农与酿酒人的合作社。二月赏花，六月收果，全年有李干和玉米酒。",
        ),
        cover=Shot(
            "plum_blossom",
            (
                "Vườn mận nở hoa trắng quanh nhà gỗ",
                "Plum trees in white blossom around a wooden house",
                "木屋周围盛开的李花",
            ),
        ),
        goods=orchard.PLUM,
        keeper="tieuthuong2",
        bank=True,
    ),
    Stall(
        number=4,
        slug="ca-suoi-lanh-sa-pa",
        kind="company",
        name=("Cá Suối Lạnh Sa Pa", "Cold Stream Fish of Sa Pa", "沙巴冷溪鱼"),
        legal_name="Công ty TNHH Cá Suối Lạnh Mẫu",
        representative="Đào Văn Mẫu",
        unit="03006",
        address="Tổ dân phố Mẫu Bốn",
        lead="Cá hồi vân, cá tầm nuôi nước suối dưới chân Hoàng Liên Sơn.",
        about=(
            "Mười hai bể xây bậc theo suối, nước chảy qua không dùng lại. Cá có nhật ký thức ăn và thuốc "
            "từng bể, ai mua "
            "cũng xem được.",
            "Twelve tanks step down along the stream; water runs through once. Feed and treatment logs of "
            "every tank are "
            "open to buyers.",
            "十二个鱼池沿溪而建，流水不回用。每池投喂与用药记录对买家公开。",
        ),
        cover=Shot(
            "cold_stream",
            (
                "Suối chảy giữa rừng, hai bể nuôi cá và nhà gỗ",
                "A stream through the forest with two fish ponds and a house",
                "林间溪流、两个鱼池和木屋",
            ),
        ),
        goods=fish.FISH,
        keeper="tieuthuong2",
        bank=True,
    ),
    Stall(
        number=5,
        slug="duoc-lieu-ta-phin",
        kind="cooperative",
        name=("Dược liệu Tả Phìn", "Ta Phin Herbs", "Tả Phìn 药材"),
        legal_name="Hợp tác xã Dược Liệu Mẫu",
        representative="Lý Mẩy Mẫu",
        unit="03013",
        address="Thôn Mẫu Năm",
        lead="Atisô và lá tắm của người Dao đỏ, trồng và hái trên 1.400 mét.",
        about=(
            "Phụ nữ Dao đỏ góp vốn, góp đất trồng atisô và giữ bài lá tắm của bà, của mẹ. Vùng trồng không dùng thuốc "
            "trừ cỏ.",
            "Red Dao women pool money and land to grow artichoke and keep the bath herbs of their mothers. No weed "
            "killers are used.",
            "红瑶妇女出资出地种植洋蓟，传承母辈的药浴。种植区不用除草剂。",
        ),
        cover=Shot(
            "herb_slope",
            ("Nương atisô xanh bạc trên sườn núi", "Silver-green artichoke fields on a slope", "山坡上银绿色的洋蓟田"),
        ),
        goods=herbs.HERBS,
    ),
    Stall(
        number=6,
        slug="cham-xanh-ta-van",
        kind="household",
        name=("Chàm Xanh Tả Van", "Green Indigo of Ta Van", "Tả Van 靛蓝"),
        legal_name="Hộ kinh doanh Chàm Xanh Mẫu",
        representative="Giàng Thị Mẫu",
        unit="03037",
        address="Bản Mẫu Sáu",
        lead="Thổ cẩm, vải lanh nhuộm chàm và một gian nhà cho khách ở lại.",
        about=(
            "Ba chị em dệt, nhuộm và thêu tại nhà. Khách đến xem khung cửi, học vẽ sáp ong, ngủ lại một đêm.",
            "Three sisters weave, dye and embroider at home. Guests see the loom, learn batik and stay a night.",
            "三姐妹在家织布、染色、刺绣。客人可看织机、学蜡染、住一晚。",
        ),
        cover=Shot(
            "indigo_yard",
            (
                "Sân nhà gỗ phơi vải chàm và khăn thổ cẩm",
                "Indigo cloth and brocade drying in the yard of a wooden house",
                "木屋院中晾晒的靛蓝布和织锦",
            ),
        ),
        goods=craft.BROCADE,
    ),
    Stall(
        number=7,
        slug="che-shan-may-trang",
        kind="cooperative",
        name=("Chè Shan Mây Trắng", "White Cloud Shan Tea", "白云雪山茶"),
        legal_name="Hợp tác xã Chè Shan Mẫu",
        representative="Mùa A Mẫu",
        unit="04672",
        address="Bản Mẫu Bảy, Suối Giàng",
        lead="Chè từ những cây cổ thụ hàng trăm năm ở Suối Giàng.",
        about=(
            "Mỗi cây chè cổ có biển số và chủ nhà giữ. Búp hái tay, sao tay; ai mua cũng biết chè từ nhóm cây nào.",
            "Every old tree has a number and a family that keeps it. Picked and fired by hand; buyers know from which "
            "trees their tea comes.",
            "每棵古茶树都有编号和守护人家。手采手炒，买家可知茶叶来自哪片树。",
        ),
        cover=Shot(
            "old_tea_trees",
            (
                "Cây chè cổ thụ thân trắng trong sương, gùi búp chè",
                "Old tea trees with pale trunks in the mist, a basket of buds",
                "雾中白干古茶树和一篓茶芽",
            ),
        ),
        goods=tea.SHAN,
        keeper="tieuthuong3",
        bank=True,
    ),
    Stall(
        number=8,
        slug="que-huong-van-yen",
        kind="company",
        name=("Quế Hương Văn Yên", "Van Yen Cinnamon", "文安肉桂"),
        legal_name="Công ty cổ phần Quế Hương Mẫu",
        representative="Trần Thị Mẫu",
        unit="04402",
        address="Thôn Mẫu Tám",
        lead="Quế thanh, bột quế, tinh dầu; giao trong nước và tại cửa khẩu Kim Thành.",
        about=(
            "Công ty ký hợp đồng bao tiêu với 380 hộ trồng quế. Mỗi lô có phiếu thử hàm lượng tinh dầu và dư lượng.",
            "The company buys by contract from 380 cinnamon families. Each lot has a test of oil content and residues.",
            "公司与 380 户桂农签订收购合同。每批货有含油量和残留检测单。",
        ),
        cover=Shot(
            "cinnamon_hills",
            (
                "Đồi quế thẳng hàng, vỏ quế phơi phía trước",
                "Rows of cinnamon trees with quills drying in front",
                "成排的桂树，前面晾晒着桂皮",
            ),
        ),
        goods=(*herbs.CINNAMON, fish.GIFT_BOX),
        keeper="tieuthuong3",
        bank=True,
    ),
    Stall(
        number=9,
        slug="mien-dao-ben-song",
        kind="household",
        name=("Miến Đao Bến Sông", "Riverside Canna Noodles", "河边粉丝坊"),
        legal_name="Hộ kinh doanh Miến Đao Mẫu",
        representative="Phạm Văn Mẫu",
        unit="04543",
        address="Tổ dân phố Mẫu Chín, Giới Phiên",
        lead="Miến dong nguyên chất, phơi phên tre ven sông Hồng.",
        about=(
            "Nhà ba đời tráng miến. Mùa đông củ dong về, cả xóm phơi miến trắng bãi; hè thì nghỉ, không làm bột pha.",
            "Three generations of noodle makers. In winter the canna comes in and the whole hamlet hangs "
            "out noodles; in "
            "summer we rest rather than mix flours.",
            "三代粉丝手艺。冬天收美人蕉，全村晒粉丝；夏天歇工，不做掺粉。",
        ),
        cover=Shot(
            "drying_noodles",
            (
                "Giàn phơi miến dưới nắng, bụi tre và nhà sàn",
                "Racks of noodles drying in the sun, bamboo and a stilt house",
                "阳光下晾晒粉丝的架子",
            ),
        ),
        goods=grain.CANNA,
        keeper="tieuthuong2",
    ),
    Stall(
        number=10,
        slug="mang-bat-do-doi-xanh",
        kind="cooperative",
        name=("Măng Bát Độ Đồi Xanh", "Green Hill Bamboo Shoots", "青山八渡笋"),
        legal_name="Hợp tác xã Măng Đồi Xanh Mẫu",
        representative="Hoàng Văn Mẫu",
        unit="04531",
        address="Thôn Mẫu Mười, Kiên Thành",
        lead="Măng khô, măng chua và giỏ tre từ rừng tre Bát Độ.",
        about=(
            "Rừng tre vừa cho măng vừa giữ đất. Măng thái lát sấy củi, nan già đan giỏ, không bỏ phần nào.",
            "Our bamboo gives shoots and holds the soil. Shoots are sliced and dried, old canes become "
            "baskets; nothing "
            "is wasted.",
            "竹林既产笋又固土。笋切片烘干，老竹编篮，一点不浪费。",
        ),
        cover=Shot(
            "bamboo_grove",
            (
                "Rừng tre và những búp măng nhú khỏi đất",
                "A bamboo grove with shoots coming out of the ground",
                "竹林与破土的竹笋",
            ),
        ),
        goods=(*orchard.SHOOTS, fish.MUSHROOM),
    ),
    Stall(
        number=11,
        slug="nep-tan-tu-le",
        kind="cooperative",
        name=("Nếp Tan Tú Lệ", "Tu Le Sticky Rice", "Tú Lệ 糯米合作社"),
        legal_name="Hợp tác xã Nếp Tan Mẫu",
        representative="Lò Thị Mẫu",
        unit="04630",
        address="Bản Mẫu Mười Một",
        lead="Gạo nếp, cốm và bánh chưng đen của thung lũng Tú Lệ.",
        about=(
            "Sáu mươi hộ người Thái cấy giống nếp Tan. Tháng chín giã cốm, cuối năm gói bánh; mùa nào bán thức ấy.",
            "Sixty Thai families grow Tan sticky rice. Young rice in September, cakes at the year's end; each in its "
            "season.",
            "六十户泰族人家种植谭糯。九月做嫩米，年末包粽，应季而售。",
        ),
        cover=Shot(
            "green_valley",
            (
                "Thung lũng lúa với suối và nhà sàn hai bên",
                "A valley of rice with a stream and houses on both sides",
                "溪流穿过的稻谷山谷和木屋",
            ),
        ),
        goods=(*grain.STICKY, fish.MEAT),
        keeper="tieuthuong3",
    ),
    Stall(
        number=12,
        slug="nong-san-cao-son",
        kind="company",
        name=("Nông sản Cao Sơn", "Cao Son Highland Produce", "高山农产"),
        legal_name="Công ty TNHH Nông Sản Cao Sơn Mẫu",
        representative="Thào Thị Mẫu",
        unit="02782",
        address="Thôn Mẫu Mười Hai",
        lead="Chè ô long trên 1.000 mét và sa nhân tím dưới tán rừng.",
        about=(
            "Ba mươi héc-ta chè Kim Tuyên có mã số vùng trồng, xưởng chế biến đạt ISO 22000. Nhận đơn từ một thùng.",
            "Thirty hectares of Kim Tuyen tea with a growing-area code and an ISO 22000 factory. Orders "
            "from one carton.",
            "三十公顷金萱茶园，有种植区代码，工厂通过 ISO 22000。一箱起订。",
        ),
        cover=Shot(
            "tea_fields",
            ("Đồi chè hàng nối hàng, nắng sớm", "Rows of tea in the morning sun", "晨光中的茶园"),
        ),
        goods=tea.CAO_SON,
        keeper="tieuthuong3",
        bank=True,
    ),
    Stall(
        number=13,
        slug="mat-ong-rung-mau",
        kind="person",
        name=("Mật Ong Rừng Mẫu", "Sample Forest Honey", ""),
        legal_name="Lục Văn Mẫu",
        representative="Lục Văn Mẫu",
        unit="02890",
        address="Thôn Mẫu Mười Ba",
        lead="Mật ong quay từ thùng đặt bìa rừng.",
        about=("Nhà có bốn mươi thùng ong.", "Forty hives.", ""),
        cover=Shot(
            "forest_hives", ("Thùng ong gỗ bên bìa rừng", "Wooden hives at the edge of a forest", "林边的木蜂箱")
        ),
        goods=fish.HONEY,
        suspended_because="Gian hàng chưa chứng minh được nguồn mật sau hai lần yêu cầu. Mở lại khi nộp đủ giấy tờ.",
    ),
)
