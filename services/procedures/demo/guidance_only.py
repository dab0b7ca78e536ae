"""Four procedures as guidance: they have no electronic form here yet, and say where to file."""

from __future__ import annotations

from typing import Any

from services.procedures.demo.birth_guidance import paper
from services.procedures.demo.laws import CIVIL_STATUS, NEW_LAW
from services.procedures.demo.pages import load_procedure
from services.procedures.demo.sorting import load_sorting
from services.procedures.models import Level, OnlineLevel, ProcedureIndexPage, ProcedurePage, TimeUnit

NATIONAL_PORTAL = "Cổng Dịch vụ công quốc gia (dichvucong.gov.vn)"


def case(name: str, *documents: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return ("case", {"name": name, "documents": list(documents)})


def fee(key: str, name: str, *, amount: int | None, when: str = "", source: str = "") -> tuple[str, dict[str, Any]]:
    """A fee; without an amount it is one that the province's council sets."""
    value = {
        "key": key,
        "name": name,
        "case": when,
        "amount": amount,
        "online_amount": None,
        "by_provincial_resolution": amount is None,
        "timing": "1",
        "source": source,
    }
    return ("fee", value)


def step(title: str, text: str) -> tuple[str, dict[str, str]]:
    return ("step", {"title": title, "text": f"<p>{text}</p>"})


def question(words: str, answer: str) -> tuple[str, dict[str, str]]:
    return ("question", {"question": words, "answer": f"<p>{answer}</p>"})


def result(name: str, copies: str = "") -> tuple[str, dict[str, str]]:
    return ("result", {"name": name, "copies": copies})


IDENTITY = paper(
    "giay_to_tuy_than",
    "Thẻ căn cước, hộ chiếu hoặc giấy tờ khác có ảnh của người làm thủ tục",
    present_only=True,
    note="Còn giá trị sử dụng; chỉ xuất trình.",
)
SAME_DAY_NOTE = "Nhận hồ sơ sau 15 giờ mà không giải quyết được ngay thì trả kết quả trong ngày làm việc tiếp theo."

MARRIAGE: dict[str, Any] = {
    "code": "1.000894",
    "slug": "dang-ky-ket-hon",
    "title": "Đăng ký kết hôn",
    "keywords": ("giấy kết hôn", "giấy đăng ký kết hôn", "cưới", "lấy vợ", "lấy chồng"),
    "summary": "Hai công dân Việt Nam đăng ký kết hôn tại xã, phường nơi một trong hai người cư trú.",
    "agency_text": "UBND xã, phường nơi một trong hai người cư trú",
    "where_to_file": "<p><b>Trực tiếp</b>: hai người cùng đến Bộ phận Một cửa xã, phường nơi một "
    "trong hai người cư trú. "
    f"Hoặc khai trước trên {NATIONAL_PORTAL}, rồi cùng đến ký.</p>",
    "subjects_text": "Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi, tự nguyện kết hôn và không thuộc trường hợp bị cấm kết hôn. "
    "Kết hôn có yếu tố nước ngoài là thủ tục khác (mã 2.000806).",
    "papers_note": "Giấy tờ tùy thân của hai người",
    "documents": [
        case(
            "",
            paper("to_khai", "Tờ khai đăng ký kết hôn", note="Hai người khai chung một tờ khai."),
            IDENTITY,
        ),
        case(
            "Người cư trú ở xã, phường khác nơi đăng ký",
            paper(
                "xac_nhan_hon_nhan",
                "Giấy xác nhận tình trạng hôn nhân",
                note="Do xã, phường nơi cư trú cấp; không cần khi cơ quan tra được trong cơ sở dữ liệu.",
            ),
        ),
        case(
            "Người đã từng kết hôn",
            paper(
                "ly_hon",
                "Bản án, quyết định ly hôn, hoặc giấy chứng tử của vợ, chồng cũ",
                originals=0,
                copies=1,
                note="Không cần khi cơ quan tra được trong cơ sở dữ liệu.",
            ),
        ),
    ],
    "fees_note": "Không mất tiền",
    "fees": [
        fee(
            "le_phi",
            "Lệ phí đăng ký kết hôn",
            amount=0,
            when="Công dân Việt Nam cư trú trong nước",
            source="Điều 11 Luật Hộ tịch 2014",
        )
    ],
    "time_unit": TimeUnit.SAME_DAY,
    "time_note": f"{SAME_DAY_NOTE} Cần xác minh thì không quá 5 ngày làm việc.",
    "steps": [
        step("Chuẩn bị giấy tờ", "Xem hai người thuộc trường hợp nào trong mục Giấy tờ."),
        step("Hai người cùng đến", "Khi nộp và khi ký đều phải có mặt cả hai; không ủy quyền được."),
        step("Ký và nhận giấy", "Hai người ký vào Sổ và Giấy chứng nhận kết hôn; mỗi người giữ một bản."),
    ],
    "results": [result("Giấy chứng nhận kết hôn", "02 bản chính, mỗi người một bản")],
    "questions": [
        question(
            "Có phải xin giấy xác nhận độc thân không?",
            "Chỉ khi một người cư trú ở nơi khác nơi đăng ký và cơ quan không tra được tình trạng hôn nhân.",
        ),
        question("Một người đi đăng ký được không?", "Không. Khi ký Giấy chứng nhận kết hôn phải có mặt cả hai người."),
    ],
    "field": "ho-tich",
    "life_events": ("ket-hon",),
    "online_level": OnlineLevel.NONE,
}

DEATH: dict[str, Any] = {
    "code": "1.000656",
    "slug": "dang-ky-khai-tu",
    "title": "Đăng ký khai tử",
    "keywords": ("báo tử", "giấy chứng tử", "người mất", "trích lục khai tử"),
    "summary": "Đăng ký khai tử cho người thân, trong vòng 15 ngày kể từ ngày người đó qua đời.",
    "agency_text": "UBND xã, phường nơi cư trú cuối cùng của người đã mất",
    "where_to_file": "<p><b>Trực tiếp</b> tại Bộ phận Một cửa của xã, phường nơi cư trú cuối cùng "
    "của người đã mất; không rõ nơi "
    f"cư trú cuối cùng thì nơi người đó mất. Hoặc trên {NATIONAL_PORTAL}.</p>",
    "subjects_text": "Vợ, chồng, con, cha, mẹ hoặc người thân thích khác; không có người thân thích "
    "thì đại diện cơ quan, tổ "
    "chức, cá nhân liên quan.",
    "papers_note": "Giấy báo tử, giấy tờ tùy thân",
    "documents": [
        case(
            "",
            paper("to_khai", "Tờ khai đăng ký khai tử"),
            paper(
                "giay_bao_tu",
                "Giấy báo tử hoặc giấy tờ thay thế",
                note="Do cơ sở y tế hoặc cơ quan có thẩm quyền cấp.",
            ),
            IDENTITY,
        )
    ],
    "fees_note": "Không mất tiền nếu đúng hạn",
    "fees": [
        fee("dung_han", "Lệ phí đăng ký khai tử đúng hạn", amount=0, source="Điều 11 Luật Hộ tịch 2014"),
        fee("qua_han", "Lệ phí đăng ký khai tử quá hạn", amount=None),
    ],
    "time_unit": TimeUnit.SAME_DAY,
    "time_note": f"{SAME_DAY_NOTE} Cần xác minh thì không quá 3 ngày làm việc.",
    "steps": [
        step(
            "Xin giấy báo tử",
            "Mất tại cơ sở y tế thì cơ sở y tế cấp; mất ở nơi khác thì UBND xã, phường nơi người đó mất cấp.",
        ),
        step("Nộp hồ sơ", "Nộp tại Bộ phận Một cửa, kèm tờ khai và giấy báo tử."),
        step("Nhận trích lục khai tử", "Kiểm tra từng chữ, ký vào Sổ đăng ký khai tử và nhận trích lục."),
    ],
    "results": [result("Trích lục khai tử", "01 bản chính")],
    "questions": [
        question(
            "Mai táng phí làm ở đâu?",
            "Gia đình có thể làm liên thông khai tử, xóa đăng ký thường trú và mai táng phí trên "
            "Cổng Dịch vụ công quốc gia.",
        ),
    ],
    "field": "ho-tich",
    "life_events": ("nguoi-than-qua-doi",),
    "online_level": OnlineLevel.NONE,
}

MARITAL_STATUS: dict[str, Any] = {
    "code": "1.004873",
    "slug": "xac-nhan-tinh-trang-hon-nhan",
    "title": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "keywords": ("giấy độc thân", "giấy xác nhận độc thân", "giấy chưa kết hôn"),
    "summary": "Xác nhận bạn chưa kết hôn, hoặc tình trạng hôn nhân hiện nay, để kết hôn, mua bán nhà đất, vay vốn.",
    "agency_text": "UBND xã, phường nơi bạn thường trú",
    "where_to_file": "<p><b>Trực tiếp</b> tại Bộ phận Một cửa xã, phường nơi thường trú; không có "
    "nơi thường trú thì nơi tạm trú. "
    f"Hoặc trên {NATIONAL_PORTAL}.</p>",
    "subjects_text": "Công dân Việt Nam cư trú trong nước; có thể ủy quyền cho người khác đi làm.",
    "papers_note": "Giấy tờ tùy thân; giấy ly hôn nếu có",
    "documents": [
        case("", paper("to_khai", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"), IDENTITY),
        case(
            "Người đã ly hôn, hoặc vợ, chồng đã mất",
            paper("ly_hon", "Bản án, quyết định ly hôn, hoặc trích lục khai tử", originals=0, copies=1),
        ),
        case(
            "Xin cấp lại vì giấy cũ hết hạn hoặc để dùng vào việc khác",
            paper("giay_cu", "Giấy xác nhận tình trạng hôn nhân đã cấp"),
        ),
        case("Người làm thay", paper("uy_quyen", "Văn bản ủy quyền")),
    ],
    "fees": [fee("le_phi", "Lệ phí cấp giấy xác nhận tình trạng hôn nhân", amount=None)],
    "time_amount": 3,
    "time_unit": TimeUnit.WORKING_DAYS,
    "time_note": "Phải xác minh ở nơi khác thì thời hạn được kéo dài thêm.",
    "steps": [
        step(
            "Nghĩ xem dùng vào việc gì", "Giấy ghi rõ mục đích sử dụng. Để kết hôn phải ghi sẽ kết hôn với ai, ở đâu."
        ),
        step("Nộp hồ sơ", "Nộp tại Bộ phận Một cửa nơi thường trú."),
        step("Nhận giấy", "Giấy dùng được trong 6 tháng, hoặc đến khi tình trạng hôn nhân thay đổi."),
    ],
    "results": [result("Giấy xác nhận tình trạng hôn nhân", "01 bản chính")],
    "questions": [
        question(
            "Giấy có hạn bao lâu?",
            "6 tháng kể từ ngày cấp, hoặc đến khi tình trạng hôn nhân thay đổi, tùy điều nào đến trước.",
        ),
    ],
    "field": "ho-tich",
    "life_events": ("ket-hon",),
    "online_level": OnlineLevel.NONE,
}

HOUSEHOLD_BUSINESS: dict[str, Any] = {
    "code": "1.001612",
    "slug": "dang-ky-thanh-lap-ho-kinh-doanh",
    "title": "Đăng ký thành lập hộ kinh doanh",
    "keywords": ("giấy phép kinh doanh", "mở cửa hàng", "mở quán", "đăng ký kinh doanh", "hộ kinh doanh cá thể"),
    "summary": "Đăng ký để mở cửa hàng, quán, cơ sở sản xuất của cá nhân hoặc gia đình.",
    "agency_text": "Cơ quan đăng ký kinh doanh cấp xã",
    "where_to_file": "<p><b>Trực tuyến</b> tại hokinhdoanh.dkkd.gov.vn.</p><p><b>Trực tiếp</b> tại "
    "Bộ phận Một cửa của bất kỳ xã, "
    "phường nào trong tỉnh; phòng chuyên môn về kinh tế của xã, phường nơi đặt trụ sở giải quyết.</p>",
    "subjects_text": "Cá nhân hoặc các thành viên hộ gia đình là công dân Việt Nam từ đủ 18 tuổi. Hộ "
    "làm nông, lâm, ngư nghiệp, làm "
    "muối, bán hàng rong, quà vặt, buôn chuyến, dịch vụ thu nhập thấp không phải đăng ký.",
    "papers_note": "Giấy đề nghị đăng ký",
    "documents": [
        case(
            "",
            paper(
                "giay_de_nghi",
                "Giấy đề nghị đăng ký hộ kinh doanh",
                note="Mẫu số 1 Phụ lục II Thông tư số 68/2025/TT-BTC.",
            ),
        ),
        case(
            "Nhiều thành viên hộ gia đình cùng đăng ký",
            paper(
                "uy_quyen",
                "Bản sao văn bản ủy quyền cho một thành viên làm chủ hộ kinh doanh",
                originals=0,
                copies=1,
            ),
        ),
    ],
    "fees": [fee("le_phi", "Lệ phí đăng ký hộ kinh doanh", amount=None)],
    "time_amount": 3,
    "time_unit": TimeUnit.WORKING_DAYS,
    "time_note": "Hồ sơ chưa hợp lệ thì cơ quan thông báo bằng văn bản, nêu rõ lý do và cách sửa.",
    "steps": [
        step(
            "Chọn tên và ngành nghề",
            "Tên không trùng hộ kinh doanh khác trong cùng xã, phường. Ngành có điều kiện phải đủ "
            "điều kiện trước khi hoạt động.",
        ),
        step("Nộp giấy đề nghị", "Nộp trực tuyến hoặc tại Bộ phận Một cửa."),
        step("Nhận giấy chứng nhận", "Giấy chứng nhận đồng thời là giấy chứng nhận đăng ký thuế."),
    ],
    "results": [result("Giấy chứng nhận đăng ký hộ kinh doanh", "đồng thời là giấy chứng nhận đăng ký thuế")],
    "legal_basis": [
        ("law", {"number": "168/2025/NĐ-CP", "title": "Nghị định về đăng ký doanh nghiệp", "note": "Điều 99"}),
        (
            "law",
            {"number": "68/2025/TT-BTC", "title": "Thông tư ban hành biểu mẫu đăng ký doanh nghiệp, hộ kinh doanh"},
        ),
    ],
    "field": "ho-kinh-doanh",
    "life_events": ("bat-dau-kinh-doanh",),
    "online_level": OnlineLevel.NONE,
    "for_households": True,
}


def load_guidance(index: ProcedureIndexPage) -> list[ProcedurePage]:
    """The four pages below `index`, made where they are missing."""
    fields, events = load_sorting()
    pages = []
    for facts in (MARRIAGE, DEATH, MARITAL_STATUS, HOUSEHOLD_BUSINESS):
        values = {"legal_basis": [*CIVIL_STATUS, NEW_LAW], "level": Level.COMMUNE, **facts}
        values["field"] = fields[facts["field"]]
        values["life_events"] = tuple(events[slug] for slug in facts["life_events"])
        page, _is_new = load_procedure(index, **values)
        pages.append(page)
    return pages
