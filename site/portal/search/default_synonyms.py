"""The names that the portal knows from the start to mean the same; staff change them in the admin afterwards."""

from __future__ import annotations

# One line for each thing, its names parted by "=".
DEFAULT_SYNONYMS = """
UBND = ủy ban nhân dân = ủy ban
HĐND = hội đồng nhân dân
TTHC = thủ tục hành chính
DVC = dịch vụ công
GPXD = giấy phép xây dựng = phép xây nhà
CCCD = căn cước = căn cước công dân = thẻ căn cước
CMND = chứng minh nhân dân = chứng minh thư = căn cước
GPLX = giấy phép lái xe = bằng lái xe = bằng lái
BHYT = bảo hiểm y tế = thẻ bảo hiểm
BHXH = bảo hiểm xã hội
BHTN = bảo hiểm thất nghiệp = trợ cấp thất nghiệp
GCNQSDĐ = GCN QSDĐ = sổ đỏ = sổ hồng = bìa đỏ = giấy chứng nhận quyền sử dụng đất
ĐKKD = đăng ký kinh doanh = đăng ký hộ kinh doanh = giấy phép kinh doanh = đăng ký thành lập hộ kinh doanh
ĐKKS = đăng ký khai sinh = làm giấy khai sinh = giấy khai sinh
ĐKKH = đăng ký kết hôn = giấy kết hôn = hôn thú = cưới
giấy độc thân = xác nhận tình trạng hôn nhân = giấy xác nhận độc thân
ly hôn = ly dị
khai tử = giấy chứng tử = báo tử
hộ khẩu = cư trú = sổ hộ khẩu = thường trú = nhập khẩu về
KT3 = tạm trú = đăng ký tạm trú
lý lịch tư pháp = LLTP = phiếu lý lịch
công chứng = chứng thực = sao y
ATTP = VSATTP = an toàn thực phẩm = vệ sinh an toàn thực phẩm
PCCC = phòng cháy chữa cháy
HTX = hợp tác xã
CNTT = công nghệ thông tin = tin học
CĐS = chuyển đổi số
AI = trí tuệ nhân tạo
CBCC = cán bộ công chức
THCS = trung học cơ sở = cấp hai
THPT = trung học phổ thông = cấp ba
NLTS = nông lâm thủy sản
VNeID = định danh điện tử
hộ nghèo = cận nghèo
thương binh = người có công
trợ cấp = bảo trợ xã hội
người già = người cao tuổi
trẻ mồ côi = nhận con nuôi
xây nhà = giấy phép xây dựng = xây dựng nhà ở
sang tên = chuyển nhượng quyền sử dụng đất = chuyển quyền sử dụng đất
đất đai = quyền sử dụng đất
mở quán = đăng ký hộ kinh doanh = đăng ký thành lập hộ kinh doanh
phản ánh = kiến nghị = khiếu nại = góp ý
tra cứu = theo dõi hồ sơ = kiểm tra hồ sơ
chè = trà
heo = lợn
mận tam hoa = mận
thổ cẩm = vải dệt
măng khô = măng
thắng cố = thắng cố ngựa
rượu ngô = rượu bắp
"""


def default_groups() -> list[list[str]]:
    """The shipped names, group by group."""
    return [[name.strip() for name in line.split("=")] for line in DEFAULT_SYNONYMS.split("\n") if line.strip()]
