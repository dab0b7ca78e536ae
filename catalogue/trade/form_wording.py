"""What the enquiry form asks, in Vietnamese, English and Chinese. A key with `?` is the hint of its question."""

from __future__ import annotations

Words = dict[str, tuple[str, str, str]]

WORDS: Words = {
    "title": ("Hỏi giá", "Request a quotation", "询价"),
    "muon_mua": ("Bạn muốn mua gì", "What you want to buy", "您想购买什么"),
    "giao_nhan": ("Giao hàng, thanh toán", "Delivery and payment", "交货与付款"),
    "lien_he": ("Bạn là ai", "About you", "您的信息"),
    "hang": ("Hàng hóa", "Goods", "商品"),
    "so_luong": ("Số lượng", "Quantity", "数量"),
    "don_vi": ("Đơn vị", "Unit", "单位"),
    "gia_mong_muon": ("Giá mong muốn cho một đơn vị", "Target price for one unit", "每单位目标价格"),
    "dong_tien": ("Đồng tiền", "Currency", "货币"),
    "dong_tien?": (
        "Mua bán trong nước thanh toán bằng đồng (VND).",
        "Trade within Viet Nam is paid in VND.",
        "越南国内交易以越南盾（VND）支付。",
    ),
    "can_truoc": ("Cần hàng trước ngày", "Needed by", "最迟需要日期"),
    "can_truoc?": (
        "Ngày/tháng/năm, ví dụ 03/02/2027",
        "Day/month/year, for example 03/02/2027",
        "日/月/年，例如 03/02/2027",
    ),
    "nuoc_den": ("Hàng giao đến nước nào?", "Country of destination", "目的地国家或地区"),
    "noi_den": ("Nơi đến", "Place of destination", "目的地"),
    "noi_den?": (
        "Thành phố, cảng hoặc cửa khẩu, ví dụ cửa khẩu Kim Thành",
        "City, port or border gate, for example Kim Thanh border gate",
        "城市、港口或口岸，例如金城口岸（Kim Thành）",
    ),
    "incoterm": (
        "Điều kiện giao hàng (Incoterms 2020)",
        "Delivery terms (Incoterms 2020)",
        "贸易术语（Incoterms 2020）",
    ),
    "thanh_toan": ("Cách thanh toán", "Payment terms", "付款方式"),
    "loi_nhan": ("Lời nhắn cho người bán", "Message to the seller", "给卖家的留言"),
    "loi_nhan?": (
        "Quy cách, chất lượng, đóng gói, giấy tờ cần có. Đừng ghi số điện thoại, thư điện tử vào đây.",
        "Specification, quality, packing, papers needed. Please leave phone numbers and e-mail addresses out.",
        "规格、质量、包装、所需文件。请不要在此填写电话和邮箱。",
    ),
    "tep": ("Tệp kèm theo", "Files", "附件"),
    "nguoi_mua": ("Họ và tên", "Your name", "姓名"),
    "ten_latin": (
        "Tên công ty hoặc tên bạn viết bằng chữ Latin",
        "Company or name in Latin letters",
        "公司或姓名的拉丁字母（拼音）写法",
    ),
    "ten_latin?": (
        "Chỉ ghi nếu tên viết bằng chữ khác; đơn đặt hàng được in bằng chữ Latin.",
        "Only if your name is written in other letters; the purchase order is printed in Latin letters.",
        "订单以拉丁字母打印，请填写拼音。",
    ),
    "cong_ty": ("Công ty", "Company", "公司"),
    "nuoc": ("Nước của bạn", "Your country", "您所在的国家或地区"),
    "thu_dien_tu": ("Thư điện tử", "E-mail", "电子邮箱"),
    "thu_dien_tu?": (
        "Chúng tôi gửi liên kết xác nhận đến đây.",
        "We send a confirmation link to it.",
        "我们会向此邮箱发送确认链接。",
    ),
    "dien_thoai": ("Số điện thoại", "Phone number", "电话号码"),
    "dien_thoai?": (
        "Ghi cả mã nước nếu ở nước ngoài, ví dụ +86 …",
        "With the country code, for example +86 …",
        "请加国家代码，例如 +86 …",
    ),
}

UNITS: Words = {
    "kg": ("kg", "kg", "公斤"),
    "tonne": ("tấn", "tonne", "吨"),
    "100g": ("100 g", "100 g", "100 克"),
    "litre": ("lít", "litre", "升"),
    "100ml": ("100 ml", "100 ml", "100 毫升"),
    "piece": ("chiếc", "piece", "件"),
    "bag": ("túi", "bag", "袋"),
    "box": ("hộp", "box", "盒"),
    "bottle": ("chai, lọ", "bottle, jar", "瓶"),
    "bundle": ("bó", "bundle", "捆"),
    "set": ("bộ", "set", "套"),
    "metre": ("mét", "metre", "米"),
    "head": ("con", "head", "头"),
    "night": ("đêm", "night", "晚"),
}

INCOTERMS: Words = {
    "EXW": ("EXW – giao tại xưởng của người bán", "EXW – at the seller's premises", "EXW – 工厂交货"),
    "FCA": ("FCA – giao cho người chuyên chở", "FCA – handed to the carrier", "FCA – 货交承运人"),
    "FOB": ("FOB – giao lên tàu tại cảng xếp hàng", "FOB – on board at the port of shipment", "FOB – 装运港船上交货"),
    "CIF": (
        "CIF – tiền hàng, bảo hiểm và cước đến cảng",
        "CIF – cost, insurance and freight",
        "CIF – 成本、保险费加运费",
    ),
    "CPT": ("CPT – cước trả tới nơi đến", "CPT – carriage paid to destination", "CPT – 运费付至目的地"),
    "DAP": (
        "DAP – giao tại nơi đến, ví dụ cửa khẩu",
        "DAP – delivered at place, for example the border gate",
        "DAP – 目的地交货，例如口岸交货",
    ),
    "DDP": ("DDP – giao tận nơi, đã nộp thuế", "DDP – delivered, duty paid", "DDP – 完税后交货"),
}

PAYMENTS: Words = {
    "advance": ("Chuyển khoản trước (T/T)", "T/T in advance", "电汇预付（T/T）"),
    "deposit": (
        "Chuyển khoản: đặt cọc, phần còn lại sau (T/T)",
        "T/T: deposit, balance later",
        "电汇：定金加余款（T/T）",
    ),
    "letter_of_credit": ("Thư tín dụng trả ngay (L/C)", "Letter of credit at sight (L/C)", "即期信用证（L/C）"),
    "domestic": (
        "Tiền mặt hoặc chuyển khoản trong nước",
        "Cash or bank transfer within Viet Nam",
        "越南国内现金或银行转账",
    ),
    "other": ("Cách khác, ghi trong lời nhắn", "Other, said in the message", "其他，在留言中说明"),
}

COUNTRIES: Words = {
    "VN": ("Việt Nam", "Viet Nam", "越南"),
    "CN": ("Trung Quốc", "China", "中国"),
    "LA": ("Lào", "Laos", "老挝"),
    "KH": ("Campuchia", "Cambodia", "柬埔寨"),
    "TH": ("Thái Lan", "Thailand", "泰国"),
    "MM": ("Myanmar", "Myanmar", "缅甸"),
    "MY": ("Malaysia", "Malaysia", "马来西亚"),
    "SG": ("Singapore", "Singapore", "新加坡"),
    "ID": ("Indonesia", "Indonesia", "印度尼西亚"),
    "PH": ("Philippines", "Philippines", "菲律宾"),
    "JP": ("Nhật Bản", "Japan", "日本"),
    "KR": ("Hàn Quốc", "South Korea", "韩国"),
    "TW": ("Đài Loan", "Taiwan", "台湾"),
    "HK": ("Hồng Kông", "Hong Kong", "香港"),
    "IN": ("Ấn Độ", "India", "印度"),
    "AU": ("Australia", "Australia", "澳大利亚"),
    "AE": ("Các Tiểu vương quốc Ả Rập Thống nhất", "United Arab Emirates", "阿拉伯联合酋长国"),
    "RU": ("Nga", "Russia", "俄罗斯"),
    "DE": ("Đức", "Germany", "德国"),
    "FR": ("Pháp", "France", "法国"),
    "NL": ("Hà Lan", "Netherlands", "荷兰"),
    "GB": ("Anh", "United Kingdom", "英国"),
    "US": ("Hoa Kỳ", "United States", "美国"),
    "CA": ("Canada", "Canada", "加拿大"),
    "ZZ": ("Nước khác", "Another country", "其他国家或地区"),
}
