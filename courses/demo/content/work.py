"""The courses on the province's own software and duties, and one for those who know the basics already."""

from __future__ import annotations

from courses.demo.content.kinds import Course
from courses.demo.content.questions import choice, long_text, question, yes_no

HOME_AFFAIRS = "H38.08.MAU"  # holds the classes on archives

WORK = (
    Course(
        slug="bang-tinh-nang-cao",
        short="Bảng tính nâng cao",
        code="KH-IU08",
        title="Bảng tính nâng cao: tổng hợp số liệu nhiều đơn vị",
        module="IU08",
        lead="Gộp báo cáo của 99 xã, phường trong vài phút, và thấy ngay đơn vị nào gửi sai.",
        aims=(
            "Gộp nhiều tệp thành một bảng, kiểm tra trùng, thiếu, sai kiểu dữ liệu.",
            "Dùng bảng tổng hợp (PivotTable), biểu đồ động, tra cứu nhiều điều kiện.",
            "Khóa ô, đặt ràng buộc để đơn vị gửi số liệu không làm hỏng mẫu.",
        ),
        audience="Người tổng hợp báo cáo của sở, của xã, phường; đã học bảng tính cơ bản",
        hours=21,
        score=5,
        prerequisites=("IU04",),
        parts=(
            ("Mẫu thu thập số liệu", "Thiết kế mẫu có danh sách chọn, ràng buộc, ô khóa; đánh số phiên bản của mẫu."),
            ("Gộp và kiểm tra", "Lấy số từ nhiều tệp; tìm dòng trùng, dòng thiếu; ghi lại đã sửa gì."),
            ("Bảng tổng hợp", "Theo đơn vị, theo kỳ, theo chỉ tiêu; cập nhật khi có số mới."),
            ("Trình bày cho lãnh đạo", "Một trang tóm tắt: ba con số, một biểu đồ, một câu nhận xét."),
        ),
        bring="Máy xách tay có phần mềm bảng tính; mẫu báo cáo bạn đang phải tổng hợp.",
        materials=("Bộ số liệu mẫu của 99 đơn vị", "Tệp mẫu thu thập có ràng buộc"),
        after=(
            (
                "Tôi chưa học lớp cơ bản nhưng đã thạo, có vào được không?",
                "Chưa. Lớp đòi hoàn thành mô đun IU04. Bạn đăng ký lớp IU04 gần nhất; lớp đó có bài kiểm tra ngay.",
            ),
        ),
        questions=(
            long_text(
                "Bạn đang phải tổng hợp báo cáo gì?", "bao_cao", help="Ví dụ: dân số theo thôn, thu phí theo quý."
            ),
        ),
    ),
    Course(
        slug="phan-mem-mot-cua",
        short="Phần mềm Một cửa",
        code="KH-1CUA",
        title="Phần mềm Một cửa: từ tiếp nhận đến trả kết quả",
        module="LC-1CUA",
        lead="Tiếp nhận đúng thành phần, luân chuyển đúng bước, không để hồ sơ nào quá hạn vì không ai thấy.",
        aims=(
            "Tiếp nhận hồ sơ ở quầy và trên mạng, in giấy hẹn đúng giờ hẹn.",
            "Yêu cầu bổ sung một lần, nêu đúng giấy tờ và cách sửa.",
            "Theo dõi hạn, chuyển bước, trả kết quả và ghi nhận việc người dân đã nhận.",
        ),
        audience="Công chức Một cửa, công chức chuyên môn, lãnh đạo phụ trách ở xã, phường",
        level="commune",
        hours=14,
        months=24,
        parts=(
            ("Ở quầy", "Chọn thủ tục, kiểm từng giấy tờ, nhận thay người không có điện thoại, in mẫu 01."),
            ("Hồ sơ nộp trên mạng", "Tiếp nhận trong hạn, yêu cầu bổ sung, từ chối có lý do."),
            ("Giải quyết và trình ký", "Các bước, người giữ bước, phối hợp với cơ quan khác."),
            ("Hạn và báo cáo", "Giờ làm việc, ngày nghỉ bù, tạm dừng đồng hồ; đọc danh sách sắp quá hạn mỗi sáng."),
        ),
        bring="Tài khoản trên cổng còn hoạt động và lớp bảo vệ thứ hai đã bật. Chưa có thì báo quản trị trước 3 ngày.",
        materials=("Sổ tay Một cửa của cổng", "20 hồ sơ thử để thực hành, không phải hồ sơ thật"),
        after=(
            (
                "Học rồi, phần mềm đổi thì sao?",
                "Chứng nhận có giá trị 24 tháng. Có bản mới, người đã học nhận thư nói điều gì khác.",
            ),
        ),
        questions=(
            choice(
                "Bạn làm việc gì ở Bộ phận Một cửa?",
                "viec",
                ("Tiếp nhận và trả kết quả", "tiep-nhan"),
                ("Giải quyết hồ sơ", "giai-quyet"),
                ("Lãnh đạo, ký duyệt", "lanh-dao"),
                ("Sắp được phân công", "moi"),
                required=False,
            ),
            question(
                "text",
                "Thủ tục bạn hay làm nhất",
                "thu_tuc",
                required=False,
                help="Giảng viên chọn hồ sơ thực hành theo câu trả lời của lớp.",
            ),
        ),
    ),
    Course(
        slug="chu-ky-so",
        short="Chữ ký số",
        code="KH-CKS",
        title="Chữ ký số và văn bản điện tử",
        module="LC-CKS",
        lead="Ký, kiểm tra chữ ký, gửi nhận văn bản điện tử có giá trị như bản giấy.",
        aims=(
            "Ký số bằng thiết bị USB và bằng SIM; ký đúng chỗ, đúng vai.",
            "Kiểm tra một chữ ký: của ai, còn hạn không, văn bản có bị sửa sau khi ký không.",
            "Lưu văn bản điện tử sao cho sau này chữ ký vẫn kiểm tra được.",
        ),
        audience="Lãnh đạo, văn thư, chuyên viên soạn thảo",
        mode="blended",
        hours=3.5,
        attendance=100,
        parts=(
            ("Cài đặt và ký", "Cài trình điều khiển, đổi mã PIN, ký nháy, ký ban hành, đóng dấu cơ quan."),
            ("Kiểm tra và lưu", "Đọc thông tin chữ ký; khi nào chữ ký không còn hợp lệ; định dạng PDF/A."),
        ),
        bring="Thiết bị ký số đã được cấp. Quên mã PIN thì báo trước ít nhất 2 ngày làm việc.",
        materials=("Hướng dẫn cài đặt theo loại thiết bị", "Tệp mẫu có chữ ký đúng và chữ ký hỏng để thử"),
        after=(
            (
                "Chưa có thiết bị ký số thì học được không?",
                "Học được phần kiểm tra và lưu trữ; phần ký xem người bên cạnh. Nên đăng ký khi đã có thiết bị.",
            ),
        ),
        questions=(
            yes_no("Bạn đã được cấp thiết bị ký số chưa?", "co_thiet_bi"),
            choice(
                "Loại thiết bị",
                "loai",
                ("USB", "usb"),
                ("SIM", "sim"),
                ("Không nhớ", "khac"),
                conditions=[{"field": "co_thiet_bi", "operator": "is", "value": "Có"}],
            ),
        ),
    ),
    Course(
        slug="an-toan-thong-tin",
        short="An toàn thông tin",
        code="KH-ATTT",
        title="An toàn thông tin trong công việc hằng ngày",
        module="LC-ATTT",
        lead="Nhận ra thư lừa, giữ dữ liệu người dân, và biết việc phải làm trong 15 phút đầu khi có sự cố.",
        aims=(
            "Nhận ra thư, tin nhắn, cuộc gọi lừa lấy mật khẩu hoặc mã xác nhận.",
            "Giữ dữ liệu cá nhân theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15.",
            "Làm đúng thứ tự khi nghi máy nhiễm mã độc hoặc lộ tài khoản.",
        ),
        audience="Mọi cán bộ, công chức, viên chức",
        mode="online",
        hours=7,
        score=7,
        months=24,
        parts=(
            ("Lừa đảo", "Mười tình huống đã xảy ra ở cơ quan nhà nước, đổi tên; dấu hiệu và cách trả lời."),
            ("Mật khẩu, lớp bảo vệ thứ hai", "Mật khẩu dài dễ nhớ; vì sao mã xác nhận không bao giờ đọc cho ai."),
            ("Dữ liệu người dân", "Ảnh căn cước là dữ liệu nhạy cảm; gửi, in, hủy thế nào."),
            ("Khi có sự cố", "Ngắt mạng, không tắt máy, gọi ai, ghi lại gì; bài kiểm tra 20 câu, đạt từ 7 điểm."),
        ),
        bring="Học trên mạng; nên ngồi nơi yên tĩnh vì có bài kiểm tra cuối buổi thứ tư.",
        materials=("Thẻ “15 phút đầu” để dán cạnh máy", "Bài kiểm tra thử 20 câu"),
        after=(
            (
                "Không đạt 7 điểm thì sao?",
                "Bạn được ghi không hoàn thành và đăng ký lớp sau; lần học trước không bị tính vào số giờ.",
            ),
        ),
    ),
    Course(
        slug="so-hoa-ho-so",
        short="Số hóa hồ sơ",
        code="KH-SHHS",
        title="Số hóa hồ sơ và lưu trữ điện tử",
        module="LC-SHHS",
        organiser=HOME_AFFAIRS,
        lead="Quét một lần, tìm thấy mãi: đặt tên, gắn dữ liệu, kiểm tra và nộp lưu hồ sơ điện tử.",
        aims=(
            "Quét hồ sơ đúng độ nét, đúng định dạng, nhận dạng được chữ.",
            "Gắn dữ liệu mô tả để người khác tìm ra hồ sơ mà không cần hỏi.",
            "Kiểm tra chất lượng theo mẫu và lập danh mục nộp lưu.",
        ),
        audience="Công chức văn thư, lưu trữ, Một cửa; đã học phần mềm Một cửa",
        level="commune",
        hours=14,
        prerequisites=("LC-1CUA",),
        parts=(
            ("Chuẩn bị hồ sơ giấy", "Gỡ ghim, vuốt phẳng, đánh số tờ; hồ sơ hỏng thì chụp chứ không kéo qua máy."),
            ("Quét", "Độ phân giải, màu, gộp trang, PDF/A; kích thước tệp hợp lý."),
            ("Dữ liệu mô tả", "Tên, số, ngày, cơ quan, thời hạn bảo quản; viết thống nhất trong cả xã."),
            ("Kiểm tra và nộp lưu", "Rút mẫu 5 %, lập biên bản, danh mục; trả hồ sơ giấy về chỗ cũ."),
        ),
        bring="Danh sách 10 hồ sơ của cơ quan, không mật, để thực hành tại lớp.",
        materials=("Mẫu phiếu kiểm tra chất lượng, dữ liệu mẫu", "Bảng đặt tên tệp thống nhất, dữ liệu mẫu"),
        questions=(
            question("number", "Cơ quan bạn có khoảng bao nhiêu hồ sơ giấy cần số hóa?", "so_ho_so", required=False),
        ),
    ),
)
