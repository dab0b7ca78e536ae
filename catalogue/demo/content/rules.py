"""The market's own pages: its rules, complaints, personal data, and how to sell. The laws they name are true."""

from __future__ import annotations

from typing import Any


def _heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "2"}}


def _text(*sentences: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": "".join(f"<p>{sentence}</p>" for sentence in sentences)}


def _steps(*items: tuple[str, str]) -> dict[str, Any]:
    return {"type": "steps", "value": {"items": [{"title": title, "text": f"<p>{text}</p>"} for title, text in items]}}


def _faq(*items: tuple[str, str]) -> dict[str, Any]:
    questions = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in items]
    return {"type": "faq", "value": {"items": questions}}


def _notice(kind: str, title: str, text: str) -> dict[str, Any]:
    return {"type": "notice", "value": {"kind": kind, "title": title, "text": f"<p>{text}</p>"}}


CONTACT = {
    "type": "contact",
    "value": {
        "title": "Cơ quan vận hành chợ: Sở Công Thương tỉnh Lào Cai",
        "address": "Phường Yên Bái, tỉnh Lào Cai",
        "phone": "1900 0000",
        "email": "choao@cong-laocai.example",
        "hours": "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00",
    },
}

RULES: tuple[dict[str, Any], ...] = (
    {
        "slug": "quy-che",
        "title": "Quy chế hoạt động",
        "lead": "Chợ ảo là nơi gặp nhau: ai được bán, chợ kiểm tra gì, hai bên mua bán ra sao, chợ chịu "
        "trách nhiệm gì.",
        "body": [
            _notice(
                "info",
                "Bản mẫu để trình bày",
                "Nội dung do tỉnh ban hành trước khi chợ hoạt động chính thức, theo Luật Thương mại điện tử số"
                " 122/2025/QH15 (có hiệu lực từ 01/07/2026).",
            ),
            _heading("Chợ này là gì"),
            _text(
                "Chợ ảo là nền tảng trung gian do tỉnh mở cho người làm ra hàng hóa trong tỉnh. Chợ cho xem hàng, nhận"
                " câu hỏi giá, giữ báo giá và đơn đặt hàng của hai bên.",
                "Chợ không bán hàng, không thu phí, không giữ tiền. Hai bên thanh toán và giao nhận trực tiếp "
                "với nhau.",
            ),
            _heading("Ai được mở gian hàng"),
            _text(
                "Hợp tác xã, hộ kinh doanh, doanh nghiệp và cá nhân làm ra hoặc thu mua hàng trong tỉnh. Người bán phải"
                " xác minh danh tính; thông tin pháp lý của gian hàng được công khai cho người mua.",
                "Đơn xin mở được xét trong 3 ngày làm việc.",
            ),
            _heading("Chợ kiểm tra gì trước khi hàng lên kệ"),
            _text(
                "Hàng không thuộc danh mục cấm; hàng kinh doanh có điều kiện phải có giấy tờ. Sao OCOP, chỉ dẫn địa lý,"
                " nhãn hiệu và chứng nhận chỉ hiện khi có số và còn hạn; hết hạn thì tự ẩn.",
                "Đổi mô tả hay ảnh phải duyệt lại. Giá bằng đồng, gồm thuế; để trống giá nghĩa là hỏi giá.",
            ),
            _heading("Khi có vi phạm"),
            _text(
                "Ai cũng có thể báo vi phạm tại trang sản phẩm hoặc gian hàng. Trong 2 ngày làm việc, cơ quan vận hành"
                " xác minh và có thể yêu cầu khắc phục, gỡ sản phẩm, tạm ngừng hoặc đóng gian hàng.",
                "Người báo không bị lộ danh tính. Gian hàng được đọc kết luận và có quyền giải trình.",
            ),
            _heading("Trách nhiệm"),
            _text(
                "Người bán chịu trách nhiệm về hàng, giá, nguồn gốc và giao hàng. Cơ quan vận hành chịu trách "
                "nhiệm kiểm"
                " tra người bán, gỡ nội dung vi phạm khi có yêu cầu đúng luật và giữ hồ sơ giao dịch.",
            ),
            CONTACT,
        ],
    },
    {
        "slug": "khieu-nai",
        "title": "Giải quyết khiếu nại",
        "lead": "Hàng không đúng, giao chậm, không trả tiền: làm gì trước, gửi đến đâu, bao lâu có trả lời.",
        "body": [
            _steps(
                (
                    "Nói với bên kia trong giao dịch",
                    "Gửi lời nhắn kèm ảnh ngay trong trang giao dịch. Nhiều việc xong ở bước này và còn dấu vết.",
                ),
                (
                    "Nhờ cơ quan vận hành chợ",
                    "Bấm “Nhờ cơ quan vận hành chợ giải quyết” trong đơn hàng. Từ lúc đó cán bộ đọc được báo giá, lời"
                    " nhắn và tệp của giao dịch, mời hai bên hòa giải.",
                ),
                (
                    "Kết luận",
                    "Hòa giải được thì đơn hàng đi tiếp. Không được thì cơ quan vận hành ghi kết luận và hướng dẫn gửi"
                    " nơi có thẩm quyền: bảo vệ người tiêu dùng, trọng tài hoặc tòa án.",
                ),
            ),
            _heading("Bao lâu"),
            _text(
                "Thời hạn hòa giải do tỉnh quy định; khi chưa có, cán bộ báo cho hai bên ngày dự kiến trong trao đổi.",
            ),
            _heading("Cần gửi gì"),
            _text("Số giao dịch, ảnh hàng và bao bì, chứng từ chuyển tiền hoặc giao hàng, điều bạn đề nghị."),
            _faq(
                (
                    "Tôi mua ngoài chợ, có khiếu nại ở đây được không?",
                    "Chợ chỉ giữ hồ sơ của giao dịch lập trên chợ. Với việc mua ngoài, hãy gửi cơ quan bảo vệ người "
                    "tiêu"
                    " dùng nơi bạn ở.",
                ),
                (
                    "Chợ có trả lại tiền cho tôi không?",
                    "Không. Chợ không giữ tiền. Cán bộ giúp hai bên thỏa thuận và lập biên bản.",
                ),
            ),
            CONTACT,
        ],
    },
    {
        "slug": "du-lieu-ca-nhan",
        "title": "Dữ liệu cá nhân trên chợ",
        "lead": "Người mua và người bán để lại gì trên chợ, ai đọc được, giữ bao lâu, đòi xóa thế nào.",
        "body": [
            _heading("Người mua"),
            _text(
                "Khi hỏi giá, bạn cho tên, nước, thư điện tử và nếu muốn thì số điện thoại. Người bán chỉ thấy "
                "cách liên"
                " hệ của bạn sau khi đã báo giá hoặc trả lời.",
                "Thư điện tử phải được bạn xác nhận trước; chưa xác nhận trong 7 ngày thì câu hỏi hết hạn, không đến"
                " gian hàng.",
            ),
            _heading("Người bán"),
            _text(
                "Tên pháp lý, mã số, người đại diện, địa chỉ, thư điện tử là thông tin phải công khai. Giấy tờ "
                "kèm đơn xin"
                " mở gian hàng chỉ cán bộ xét đơn mở được; mỗi lần mở đều ghi lại.",
            ),
            _heading("Người báo vi phạm"),
            _text("Chỉ cán bộ xử lý biết bạn là ai. Gian hàng không bao giờ được biết."),
            _heading("Giữ bao lâu"),
            _text(
                "Hồ sơ giao dịch được giữ theo thời hạn của luật về kế toán và thương mại điện tử, rồi xóa. Bản "
                "nháp biểu"
                " mẫu giữ 30 ngày.",
            ),
            _heading("Quyền của bạn"),
            _text(
                "Theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, bạn có quyền biết, xem, sửa, rút lại đồng ý, yêu cầu"
                " xóa và khiếu nại. Gửi yêu cầu đến cơ quan vận hành chợ; trả lời trong 2 ngày làm việc.",
            ),
            CONTACT,
        ],
    },
    {
        "slug": "huong-dan-ban-hang",
        "title": "Hướng dẫn bán hàng",
        "lead": "Từ đơn xin mở gian hàng đến đơn hàng đầu tiên, làm được hết trên điện thoại.",
        "body": [
            _steps(
                (
                    "Xin mở gian hàng",
                    'Đăng nhập, điền <a href="/cho-ao/mo-gian-hang/">đơn xin mở</a>, chụp giấy đăng ký. Chừng 10 phút;'
                    " bản khai được lưu sau mỗi phần.",
                ),
                (
                    "Đăng sản phẩm",
                    "Chụp từ một đến mười ảnh, ghi tên, giá, đơn vị, cách đóng gói. Không cần ghi tiếng Anh, tiếng "
                    "Trung"
                    " ngay; thêm sau cũng được.",
                ),
                ("Chờ duyệt", "Cán bộ xem rồi đăng lên chợ. Cần sửa gì, bạn nhận được lời nhắn nói rõ."),
                (
                    "Trả lời người hỏi giá",
                    "Có thư báo khi có người hỏi. Bấm “Báo giá”, ghi số lượng, đơn giá, nơi giao, cách thanh toán.",
                ),
                ("Giao hàng, nhận tiền", "Hai bên cùng xác nhận từng bước: cọc, giao, nhận, thanh toán xong."),
            ),
            _heading("Chụp ảnh thế nào cho dễ bán"),
            _text(
                "Đặt hàng gần cửa sổ, nền trơn, lau ống kính. Một ảnh cả gói hàng, một ảnh chụp gần cho thấy "
                "chất lượng,"
                " một ảnh nơi làm ra. Ghi ảnh cho thấy gì để người khiếm thị cũng biết.",
            ),
            _heading("Bán sang Trung Quốc và nước khác"),
            _text(
                "Ghi mã HS, mã số vùng trồng, mã cơ sở đóng gói và số đăng ký GACC nếu có: người mua nước ngoài "
                "cần các mã này để thông quan."
                " Hàng qua cửa khẩu thường báo giá DAP Kim Thành.",
                "Trong nước chỉ báo giá bằng đồng; với người mua nước ngoài dùng được đô la Mỹ và nhân dân tệ.",
            ),
            _faq(
                ("Mở gian hàng có mất tiền không?", "Không. Chợ không thu phí mở, phí bán hay phí quảng cáo."),
                (
                    "Nhà tôi chưa đăng ký kinh doanh?",
                    "Cá nhân, hộ gia đình bán nông sản mình làm ra vẫn xin mở được bằng số định danh cá nhân.",
                ),
                (
                    "Hết vụ thì làm sao?",
                    "Đặt lượng hàng về 0: trang vẫn còn, ghi là hết hàng. Vụ sau chỉ cần sửa một con số.",
                ),
            ),
            CONTACT,
        ],
    },
)
