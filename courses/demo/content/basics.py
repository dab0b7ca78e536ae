"""The courses on what everybody needs: the basic modules IU01 to IU06, and digital skills for all."""

from __future__ import annotations

from courses.demo.content.kinds import Course
from courses.demo.content.questions import choice, long_text, yes_no

BASICS = (
    Course(
        slug="hieu-biet-cntt",
        short="Hiểu máy tính và mạng",
        code="KH-IU01",
        title="Hiểu máy tính và mạng trong cơ quan",
        module="IU01",
        lead="Biết máy, mạng, phần mềm của cơ quan gồm những gì để hỏi đúng người khi có sự cố.",
        aims=(
            "Gọi đúng tên các bộ phận của máy tính, mạng nội bộ, máy in, máy quét trong cơ quan.",
            "Phân biệt phần mềm dùng chung của tỉnh với phần mềm cài trên máy mình.",
            "Báo một sự cố đủ điều người sửa cần: máy nào, lúc nào, đang làm gì, máy báo gì.",
        ),
        audience="Cán bộ, công chức, viên chức chưa học máy tính hoặc học đã lâu",
        level="all",
        mode="online",
        hours=7,
        parts=(
            ("Trong phòng làm việc có gì", "Máy tính, màn hình, máy in, máy quét, bộ phát sóng; dây nào cắm vào đâu."),
            ("Mạng của tỉnh", "Mạng nội bộ, mạng truyền số liệu chuyên dùng và Internet khác nhau thế nào."),
            ("Phần mềm nào để làm gì", "Văn bản điều hành, Một cửa, thư công vụ; việc nào làm ở đâu."),
            ("Khi hỏng", "Tự thử ba việc trước; rồi báo sự cố bằng mẫu có sẵn, kèm ảnh màn hình."),
        ),
        bring="Học trên máy của mình. Cần loa hoặc tai nghe, mạng xem được video.",
        materials=(
            "Tài liệu 24 trang, gửi kèm thư mời",
            "Mẫu báo sự cố một trang",
            "Bài tự kiểm tra 20 câu, làm lại được",
        ),
        after=(
            (
                "Bỏ một buổi tối thì có được cấp chứng nhận không?",
                "Dự đủ 80 % số buổi là được; xem lại bài ghi hình không tính là dự học.",
            ),
        ),
    ),
    Course(
        slug="may-tinh-co-ban",
        short="Dùng máy tính",
        code="KH-IU02",
        title="Dùng máy tính cho thạo việc",
        module="IU02",
        lead="Sắp xếp tệp, gõ tiếng Việt, in, quét và sao lưu: những việc ngày nào cũng làm.",
        aims=(
            "Tự đặt tên, cất và tìm lại tệp theo việc, không để lạc trên màn hình nền.",
            "Gõ tiếng Việt đúng bảng mã Unicode; quét giấy tờ thành tệp PDF đọc rõ, nhẹ dưới 5 MB.",
            "Sao lưu việc của mình mỗi tuần và lấy lại được khi máy hỏng.",
        ),
        audience="Công chức, người hoạt động không chuyên trách ở xã, phường",
        level="commune",
        hours=14,
        parts=(
            ("Bàn phím, chuột, cửa sổ", "Phím tắt hay dùng; làm việc với nhiều cửa sổ; chỉnh cỡ chữ cho đỡ mỏi mắt."),
            ("Tệp và thư mục", "Cách đặt tên có ngày và việc; tìm theo tên, theo ngày; khôi phục tệp xóa nhầm."),
            ("In và quét", "Quét hai mặt, 200 đến 300 điểm ảnh, gộp nhiều trang thành một tệp."),
            ("Sao lưu", "Chép ra ổ ngoài được cấp; việc gì không được chép ra khỏi cơ quan."),
        ),
        bring="Phòng học có máy. Ai có máy xách tay của cơ quan thì mang theo để thực hành trên chính máy đó.",
        materials=("Bảng phím tắt khổ A5", "Bài thực hành 12 việc, có lời giải từng bước"),
        after=(
            (
                "Tôi lớn tuổi, gõ chậm, có theo được không?",
                "Được. Lớp có một trợ giảng cho mỗi 10 người, và không thi tốc độ gõ.",
            ),
        ),
        questions=(
            choice(
                "Bạn dùng máy tính ở mức nào?",
                "muc_do",
                ("Chưa tự dùng được", "chua"),
                ("Gõ được văn bản, còn phải hỏi", "it"),
                ("Dùng hằng ngày", "thao"),
                required=False,
            ),
        ),
    ),
    Course(
        slug="soan-thao-van-ban",
        short="Soạn văn bản hành chính",
        code="KH-IU03",
        title="Soạn văn bản hành chính đúng thể thức",
        module="IU03",
        lead="Trình bày theo Nghị định 30/2020/NĐ-CP bằng kiểu và mẫu có sẵn, không căn bằng dấu cách.",
        aims=(
            "Soạn tờ trình, công văn, quyết định đúng thể thức của Nghị định 30/2020/NĐ-CP.",
            "Dùng kiểu (Styles), đánh số tự động, mục lục; sửa một chỗ là cả văn bản đổi theo.",
            "Theo dõi sửa đổi khi nhiều người cùng góp ý một dự thảo.",
        ),
        audience="Công chức văn phòng, chuyên viên tham mưu văn bản ở sở và ở xã, phường",
        hours=14,
        score=5,
        parts=(
            ("Thể thức và kỹ thuật trình bày", "Chín thành phần bắt buộc; vị trí, phông chữ, cỡ chữ từng thành phần."),
            ("Kiểu và mẫu", "Tạo tệp mẫu của cơ quan; đánh số điều, khoản tự động; ngắt trang đúng chỗ."),
            ("Bảng và phụ lục", "Bảng tràn trang lặp lại tiêu đề; phụ lục ngang trong văn bản dọc."),
            ("Góp ý dự thảo", "Theo dõi sửa đổi, so sánh hai bản; bài kiểm tra: soạn một quyết định trong 45 phút."),
        ),
        bring="Một văn bản của cơ quan đã ban hành, không mật, để sửa ngay tại lớp.",
        materials=("Bộ tệp mẫu theo Nghị định 30/2020/NĐ-CP", "Danh sách 15 lỗi hay gặp và cách sửa"),
        after=(
            (
                "Điểm bao nhiêu thì đạt?",
                "Từ 5 điểm trở lên (thang 10) và dự ít nhất 80 % số buổi. Chưa đạt thì học "
                "lại lớp sau, không phải chờ hết năm.",
            ),
        ),
        questions=(
            choice(
                "Cơ quan bạn soạn văn bản bằng phần mềm nào?",
                "phan_mem",
                ("Microsoft Word", "word"),
                ("LibreOffice Writer", "libreoffice"),
                ("Chưa rõ", "khac"),
            ),
            long_text(
                "Bạn muốn được chỉ kỹ điều gì?", "mong_muon", help="Không bắt buộc; giảng viên đọc trước buổi học."
            ),
        ),
    ),
    Course(
        slug="bang-tinh-bao-cao",
        short="Bảng tính cho báo cáo",
        code="KH-IU04",
        title="Bảng tính cho báo cáo, thống kê",
        module="IU04",
        lead="Lập bảng sạch, tính đúng, in vừa trang: để báo cáo tháng không phải làm lại từ đầu.",
        aims=(
            "Nhập dữ liệu thành bảng mỗi dòng một việc, không gộp ô, không để trống giữa chừng.",
            "Dùng SUM, COUNTIF, IF, tra cứu; sắp xếp, lọc, cố định dòng tiêu đề.",
            "Vẽ biểu đồ cột đọc được và in báo cáo vừa một trang A4.",
        ),
        audience="Công chức thống kê, kế toán, văn phòng",
        hours=14,
        score=5,
        parts=(
            ("Bảng sạch", "Kiểu dữ liệu, ngày tháng, số có dấu phẩy; danh sách chọn để khỏi gõ sai."),
            ("Hàm hay dùng", "Tính tổng theo điều kiện, đếm, tra tên theo mã; đọc hiểu báo lỗi của ô."),
            ("Lọc và tổng hợp", "Sắp xếp nhiều cấp, lọc theo kỳ, bảng tổng hợp đơn giản."),
            ("Trình bày", "Biểu đồ, đặt vùng in, lặp tiêu đề; bài kiểm tra trên số liệu thật đã ẩn tên."),
        ),
        bring="Một bảng báo cáo tháng của cơ quan, đã bỏ thông tin cá nhân.",
        materials=("Tệp bài tập 8 trang tính", "Thẻ nhớ 20 hàm hay dùng"),
        questions=(yes_no("Bạn đã làm báo cáo bằng bảng tính bao giờ chưa?", "da_lam", required=False),),
    ),
    Course(
        slug="trinh-chieu",
        short="Trình chiếu",
        code="KH-IU05",
        title="Trình chiếu rõ ràng cho hội nghị",
        module="IU05",
        lead="Ít chữ, đúng ý, người ngồi cuối phòng vẫn đọc được.",
        aims=(
            "Rút một báo cáo 10 trang thành 8 trang chiếu, mỗi trang một ý.",
            "Dùng bản cái, chèn ảnh và biểu đồ có ghi nguồn, xuất tệp mở được trên máy khác.",
        ),
        audience="Chuyên viên chuẩn bị hội nghị, tập huấn, tuyên truyền",
        hours=7,
        attendance=50,
        certificate=False,
        parts=(
            ("Chọn ý trước, làm trang sau", "Viết dàn ý ra giấy; bỏ điều người nghe không cần."),
            ("Trang đọc được", "Cỡ chữ, màu, ảnh; biểu đồ thay cho bảng số."),
        ),
        bring="Một báo cáo bạn sắp trình bày.",
        materials=("Mẫu trình chiếu có quốc huy và tên cơ quan, dữ liệu mẫu",),
        after=(
            (
                "Vì sao lớp này không cấp chứng nhận?",
                "Đây là buổi thực hành ngắn; kết quả vẫn ghi vào quá trình học của bạn.",
            ),
        ),
    ),
    Course(
        slug="internet-thu-cong-vu",
        short="Internet, thư công vụ",
        code="KH-IU06",
        title="Internet, thư công vụ và dịch vụ công",
        module="IU06",
        lead="Tìm đúng nguồn, gửi thư đúng cách, và chỉ được cho dân cách nộp hồ sơ trên mạng.",
        aims=(
            "Tra văn bản, thủ tục trên nguồn chính thức và nhận ra trang giả mạo.",
            "Dùng thư công vụ: tiêu đề rõ, tệp đính kèm đúng cỡ, không gửi nhầm người.",
            "Hướng dẫn người dân nộp và tra cứu hồ sơ trên cổng của tỉnh.",
        ),
        audience="Công chức Một cửa, công chức xã, phường, thành viên tổ công nghệ số cộng đồng",
        level="commune",
        mode="blended",
        hours=7,
        parts=(
            (
                "Tìm và kiểm chứng",
                "Cổng văn bản của Chính phủ, cơ sở dữ liệu quốc gia về thủ tục; ba dấu hiệu trang giả.",
            ),
            ("Thư và tệp", "Thư công vụ, nhóm nhận, ký tên cuối thư; chia sẻ tệp lớn mà không dùng dịch vụ ngoài."),
            ("Cùng dân nộp hồ sơ", "Thực hành nộp một hồ sơ thử, theo dõi, bổ sung, nhận kết quả."),
            ("Tổ công nghệ số", "Cách cầm tay chỉ việc cho người già, người ít chữ; không nhập hộ mật khẩu."),
        ),
        bring="Điện thoại thông minh của bạn; một buổi học trên mạng, một buổi ở lớp.",
        materials=("Tờ rơi “Nộp hồ sơ bằng điện thoại” để phát lại", "Video 6 phút có phụ đề"),
    ),
    Course(
        slug="ky-nang-so-pho-cap",
        short="Kỹ năng số phổ cập",
        code="KH-KNS1",
        title="Kỹ năng số phổ cập (Bình dân học vụ số)",
        module="KNS-1",
        lead="Theo khung kỹ năng số cơ bản của Quyết định 757/QĐ-BKHCN: tài khoản, thiết bị, dữ liệu của chính mình.",
        aims=(
            "Giữ an toàn tài khoản định danh, thư và điện thoại dùng cho công việc.",
            "Tìm, lưu, chia sẻ dữ liệu trên điện thoại và máy tính.",
            "Tự đánh giá theo khung kỹ năng số cơ bản và biết mình còn thiếu gì.",
        ),
        audience="Mọi cán bộ, công chức, viên chức, người hoạt động không chuyên trách",
        mode="online",
        hours=7,
        months=36,
        parts=(
            ("Tài khoản của tôi", "Mật khẩu, lớp bảo vệ thứ hai, khôi phục khi mất điện thoại."),
            ("Điện thoại và máy tính", "Cập nhật, dung lượng, quyền của ứng dụng; gỡ những gì không dùng."),
            ("Dữ liệu", "Dữ liệu cá nhân là gì, chia sẻ cho ai, xóa thế nào cho hết."),
            ("Tự đánh giá", "Bài tự đánh giá theo khung; kết quả chỉ mình bạn và cơ quan bạn xem."),
        ),
        bring="Học trên điện thoại cũng được. Bốn buổi tối, mỗi buổi 1 giờ 45 phút.",
        materials=("Sổ tay kỹ năng số, bản mẫu", "Câu hỏi tự đánh giá"),
        after=(
            (
                "Chứng nhận này có thay xác nhận “phổ cập kỹ năng số” không?",
                "Không. Việc xác nhận theo Quyết định "
                "757/QĐ-BKHCN có quy trình riêng; kết quả ở đây giúp bạn chuẩn bị.",
            ),
        ),
    ),
)
