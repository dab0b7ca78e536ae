"""A short guide to plain Vietnamese: what offices write, and what people understand at the first try."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

RULES = (
    (_("Nói với một người"), _("Gọi người đọc là “bạn”, cơ quan là “chúng tôi” hay tên của cơ quan.")),
    (_("Việc cần làm nói trước"), _("Câu đầu trả lời: làm gì, mất bao lâu, bao nhiêu tiền, cần giấy gì, ở đâu.")),
    (_("Mỗi câu một ý"), _("Chừng 15 đến 25 tiếng. Từ ba ý trở lên thì dùng danh sách.")),
    (_("Câu chủ động"), _("“Chúng tôi gửi kết quả qua bưu điện”, không phải “Kết quả được gửi”.")),
    (_("Con số rõ"), _("“3 ngày làm việc”, “15.000 đồng”, “ngày 03/02/2027”. Đừng viết “thời gian sớm nhất”.")),
    (_("Luật ở cuối"), _("Nói điều phải làm trước; tên văn bản để ở mục căn cứ, có liên kết.")),
    (_("Viết hoa như câu thường"), _("Chỉ viết hoa chữ đầu câu và tên riêng. Không viết HOA CẢ DÒNG.")),
    (_("Liên kết mang tên"), _("“Đặt lịch hẹn tại quầy”, không phải “xem tại đây”.")),
)
# Instead of the first, the second.
WORDS = (
    (_("công dân, tổ chức có nhu cầu"), _("bạn; ai cần")),
    (_("thực hiện việc đăng ký, tiến hành kiểm tra"), _("đăng ký, kiểm tra")),
    (_("trong trường hợp"), _("nếu; khi")),
    (_("nhằm mục đích"), _("để")),
    (_("theo quy định của pháp luật hiện hành"), _("tên và số của văn bản")),
    (_("cơ quan có thẩm quyền"), _("tên cơ quan")),
    (_("kể từ ngày nhận đủ hồ sơ hợp lệ"), _("từ khi đủ giấy tờ")),
    (_("xuất trình"), _("đưa ra xem")),
    (_("hồ sơ không hợp lệ"), _("còn thiếu gì, sửa thế nào")),
    (_("nêu trên, dưới đây, sau đây"), _("gọi lại tên của điều ấy")),
    (_("V/v, đ/c, QĐ"), _("về, đồng chí, quyết định")),
    (_("UBND (lần đầu trong trang)"), _("Ủy ban nhân dân (UBND)")),
    (_("huyện, thị xã"), _("xã, phường: từ 01/07/2025 không còn cấp huyện")),
    (_("vui lòng… vui lòng…"), _("nói thẳng việc cần làm, một lần “xin” là đủ")),
    (_("click, kích, nhấp vào"), _("bấm")),
    (_("file, link, email, online"), _("tệp, liên kết, thư điện tử, trên mạng")),
    (_("download, upload"), _("tải về, tải lên")),
    (_("thời gian sớm nhất, kịp thời"), _("ngày, giờ cụ thể")),
    (_("mọi thắc mắc xin liên hệ"), _("“Cần hỏi, gọi 1900 0000, giờ làm việc”")),
)
# Names of tokens in static/css/tokens/colours.css, with what they are for.
COLOURS = (
    ("indigo", _("Chàm: liên kết, đường kẻ, đầu trang. Màu thường ngày.")),
    ("brocade", _("Đỏ thổ cẩm: một nút chính của trang, cảnh báo. Không để trang trí.")),
    ("rice", _("Xanh lúa: đã xong, đạt.")),
    ("gold", _("Vàng lúa chín: sắp đến hạn, lưu ý.")),
    ("mist", _("Xám sương: nền phụ.")),
    ("ink", _("Mực: chữ.")),
)
TYPE = (
    ("lc-guide__title", _("Tiêu đề trang"), _("một lần, ở trên cùng; không quá 12 tiếng")),
    ("lc-guide__heading", _("Mục lớn"), _("nói điều người đọc tìm, viết như câu hỏi cũng được")),
    ("lc-guide__small", _("Mục nhỏ"), _("nằm dưới mục lớn")),
    ("lc-guide__text", _("Chữ đọc"), _("đoạn hai đến bốn câu; in đậm thưa thôi")),
)
