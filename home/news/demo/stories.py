"""The demonstration's articles. Nobody in them is real; what they say of procedures is how the portal works."""

from __future__ import annotations

from dataclasses import dataclass, field

TOPICS = [
    ("chinh-quyen", "Chính quyền", "Việc của tỉnh và của xã, phường: họp gì, quyết gì, thay đổi gì cho người dân."),
    ("kinh-te", "Kinh tế, nông nghiệp", "Mùa vụ, hàng hóa, đường sá và việc làm."),
    ("van-hoa", "Văn hóa, du lịch", "Lễ hội, nghề cũ, đường lên bản."),
    ("doi-song", "Đời sống", "Học hành, chữa bệnh, thời tiết, an toàn."),
]


@dataclass(frozen=True)
class Story:
    slug: str
    title: str
    lead: str
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]
    cover: str = ""
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    heading: str = ""
    more: tuple[str, ...] = ()
    is_updated: bool = False
    gallery: tuple[tuple[str, str], ...] = ()
    stars: tuple[int, ...] = field(default=())


STORIES = [
    Story(
        "nop-ho-so-o-bat-ky-xa-phuong-nao",
        "Nộp hồ sơ ở bất kỳ xã, phường nào trong tỉnh",
        "Không phải về nơi thường trú: Bộ phận Một cửa nào trong tỉnh cũng nhận hồ sơ, chuyển đến nơi giải quyết.",
        ("chinh-quyen",),
        (
            "Người dân Lào Cai nộp hồ sơ thủ tục hành chính ở Bộ phận Một cửa gần mình nhất, không phụ thuộc nơi thường"
            " trú. Cán bộ tiếp nhận kiểm tra giấy tờ, gửi giấy hẹn và chuyển hồ sơ đến cơ quan có thẩm quyền.",
            "Trên giấy hẹn ghi rõ ba nơi: nơi nhận, nơi giải quyết và nơi trả kết quả. Giờ hẹn tính theo ngày làm việc;"
            " hồ sơ chờ bổ sung thì không tính vào thời hạn.",
        ),
        cover="forms",
        tags=("một cửa", "hồ sơ"),
        heading="Cần mang theo gì",
        more=(
            "Mang thẻ căn cước và những giấy tờ ghi ở trang hướng dẫn của thủ tục. Ai chụp sẵn giấy tờ bằng điện thoại"
            ' thì nộp ngay tại <a href="/dich-vu-cong/">trang Dịch vụ công</a>, không phải đi lại.',
        ),
        related=("xem-ho-so-dang-o-dau", "phan-anh-duoc-tra-loi-trong-15-ngay"),
        stars=(5, 5, 4, 5, 4, 3, 5),
    ),
    Story(
        "mua-vang-tren-ruong-bac-thang",
        "Mùa vàng trên ruộng bậc thang",
        "Lúa trên các xã vùng cao đang chín. Những đoạn đường hẹp sẽ điều tiết xe vào cuối tuần.",
        ("van-hoa", "kinh-te"),
        (
            "Lúa một vụ trên ruộng bậc thang chín từ cao xuống thấp trong khoảng ba tuần. Bà con gặt đổi công, mỗi ngày"
            " một nhà.",
            "Khách đến xem mùa gặt xin đi trên bờ lớn, không bước xuống ruộng, không bay thiết bị chụp ảnh sát đầu"
            " người đang làm.",
        ),
        cover="terraces",
        tags=("ruộng bậc thang", "mùa gặt"),
        gallery=(
            ("terraces", "Ruộng bậc thang lúa chín xếp từ chân núi lên cao."),
            ("mist", "Sương sớm giữa các dãy núi trước giờ gặt."),
            ("brocade", "Dải thổ cẩm chàm và đỏ bày ở phiên chợ mùa gặt."),
        ),
        stars=(5, 4, 5, 5),
    ),
    Story(
        "may-mu-va-duong-deo",
        "Sương mù dày trên đường đèo, xin đi chậm và bật đèn",
        "Từ chiều tối đến gần trưa, tầm nhìn trên các đèo có lúc dưới 30 mét.",
        ("doi-song",),
        (
            "Những ngày nhiều sương, xe lên đèo đi sau 9 giờ sáng sẽ an toàn hơn. Giữ khoảng cách, bật đèn chiếu gần và"
            " không dừng ở khúc cua.",
            "Gặp cây đổ, đất lở, xin báo ngay cho Ủy ban nhân dân xã gần nhất hoặc gửi qua trang"
            ' <a href="/phan-anh-kien-nghi/">Phản ánh, kiến nghị</a> kèm ảnh.',
        ),
        cover="mist",
        tags=("an toàn", "thời tiết"),
        is_updated=True,
        stars=(5, 5, 5),
    ),
    Story(
        "theu-tho-cam-day-cho-nguoi-tre",
        "Lớp thêu thổ cẩm dạy cho người trẻ",
        "Các nghệ nhân ở bản nhận dạy thêu cho học sinh vào chiều thứ Bảy.",
        ("van-hoa",),
        (
            "Lớp học không mất tiền, mỗi em được một mảnh vải chàm và kim chỉ. Hoa văn đầu tiên là bậc thang, sau đó"
            " mới đến hình thoi và dấu chân.",
            "Sản phẩm tốt được bày ở gian hàng của bản trên Chợ ảo; tiền bán hàng chia cho người thêu.",
        ),
        cover="brocade",
        tags=("nghề cũ", "thổ cẩm"),
        stars=(4, 5, 3, 5, 5),
    ),
    Story(
        "xem-ho-so-dang-o-dau",
        "Xem hồ sơ đang ở đâu bằng số trên giấy hẹn",
        "Nhập số hồ sơ và mã tra cứu là thấy ai đang giữ, bao giờ xong và vì sao có ngày hẹn đó.",
        ("chinh-quyen",),
        (
            "Giấy hẹn có hai dòng cần giữ: số hồ sơ và mã tra cứu tám chữ. Nhập cả hai ở trang"
            ' <a href="/tra-cuu/">Tra cứu hồ sơ</a>.',
            "Cổng không cho tìm hồ sơ theo tên, để người khác không dò được việc của bạn.",
        ),
        cover="forms",
        tags=("hồ sơ", "tra cứu"),
        stars=(5, 4),
    ),
    Story(
        "cho-ao-them-gian-hang-cua-ban",
        "Chợ ảo có thêm gian hàng của các bản",
        "Chè, gạo, mật ong và đồ thêu được bán thẳng từ người làm ra.",
        ("kinh-te",),
        (
            "Mỗi gian hàng được xem giấy tờ trước khi mở, mỗi mặt hàng được duyệt trước khi đăng. Người mua hỏi giá"
            " trên cổng, người bán trả lời trong vài ngày.",
            "Hộ nào muốn bán hàng thì gửi đơn ở trang Chợ ảo, không mất phí.",
        ),
        cover="terraces",
        tags=("chợ ảo",),
        stars=(4, 4, 5),
    ),
    Story(
        "tap-huan-giay-to-dien-tu",
        "Tập huấn giấy tờ điện tử cho cán bộ xã, phường",
        "Mỗi xã, phường cử hai người; học một ngày, có bài làm thử trên hồ sơ mẫu.",
        ("chinh-quyen",),
        (
            "Nội dung gồm nhận hồ sơ qua mạng, yêu cầu bổ sung một lần cho đủ, trả kết quả điện tử và bảo vệ dữ liệu cá"
            " nhân.",
        ),
        tags=("tập huấn",),
    ),
    Story(
        "phan-anh-duoc-tra-loi-trong-15-ngay",
        "Phản ánh được trả lời trong 15 ngày làm việc",
        "Gửi một câu kể rõ việc và một tấm ảnh là đủ; câu trả lời được công khai nếu bạn đồng ý.",
        ("chinh-quyen", "doi-song"),
        (
            "Hai ngày làm việc đầu để giao cho cơ quan xử lý. Trong 15 ngày làm việc phải có trả lời; chậm thì cơ quan"
            " nói rõ vì sao.",
        ),
        cover="mist",
        tags=("phản ánh",),
        stars=(3, 4, 2, 5),
    ),
    Story(
        "phien-cho-cuoi-nam",
        "Phiên chợ cuối năm họp thêm ngày thứ Bảy",
        "Từ tháng Chạp, chợ phiên họp cả thứ Bảy và Chủ nhật cho đến sát Tết.",
        ("van-hoa", "kinh-te"),
        # Words that the content check finds fault with, so that its report shows something.
        (
            "Chỗ gửi xe ở sân vận động xã. Người bán hàng rong không mất phí chỗ trong tháng này.",
            'Muốn mua hàng từ xa, xem <a href="/cho-ao/">tại đây</a>.',
        ),
        cover="brocade",
        tags=("chợ phiên",),
    ),
    Story(
        "tiem-vac-xin-cho-tre-o-ban-xa",
        "Tiêm vắc-xin cho trẻ ở bản xa",
        "Trạm y tế đến tận nhà văn hóa thôn mỗi tháng một lần, theo lịch dán ở cửa nhà văn hóa.",
        ("doi-song",),
        ("Mang theo sổ tiêm chủng. Trẻ đang sốt thì báo cán bộ y tế để hẹn ngày khác.",),
        tags=("y tế", "trẻ em"),
        stars=(5,),
    ),
    Story(
        "giu-giong-lua-nep-cu",
        "Giữ giống lúa nếp cũ của bản",
        "Mười hai hộ để riêng ruộng làm giống, đổi thóc giống với nhau mỗi mùa.",
        ("kinh-te",),
        ("Thóc giống được phơi nắng nhẹ, giữ trong chum có tro bếp. Ai cần giống thì hỏi tổ hợp tác của xã.",),
        cover="terraces",
        tags=("nông nghiệp", "lúa nếp"),
    ),
    Story(
        "duong-len-ban-da-thong-xe",
        "Đường lên bản đã thông xe trở lại",
        "Đoạn sạt lở dài 40 mét đã được dọn, xe tải nhẹ qua được từ sáng nay.",
        ("doi-song", "chinh-quyen"),
        ("Trời mưa to xin không dừng xe ở đoạn mới dọn. Biển báo và dây phản quang được giữ đến hết mùa mưa.",),
        cover="mist",
        tags=("đường sá",),
        stars=(4, 4, 4),
    ),
]
