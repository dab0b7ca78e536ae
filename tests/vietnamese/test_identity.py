import pytest

from portal.vietnamese import CitizenId, InvalidFormat, Sex, mask_citizen_id, parse_citizen_id, parse_tax_code


def test_an_identity_number_may_be_typed_in_groups_as_the_card_prints_it():
    assert parse_citizen_id(" 0102 0400 1234 ") == "010204001234"
    assert parse_citizen_id("０１０２０４００１２３４") == "010204001234"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("01020400123", "có 11 chữ số"),
        ("0102040012345", "có 13 chữ số"),
        ("0102O4001234", "chỉ gồm chữ số"),
        ("", "Chưa có số định danh"),
        ("063123456", "chứng minh nhân dân cũ"),
        ("000000000000", "Không có số định danh"),
        ("²³⁴⁵", "có 4 chữ số"),
    ],
)
def test_a_wrong_identity_number_is_refused_with_what_is_wrong_and_what_to_do(typed, said):
    with pytest.raises(InvalidFormat, match=said) as refused:
        parse_citizen_id(typed)
    assert "Hãy nhập" in str(refused.value) or "Hãy kiểm tra" in str(refused.value)


def test_an_old_number_of_nine_digits_passes_only_where_allowed():
    assert parse_citizen_id("063 123 456", allow_nine_digits=True) == "063123456"
    with pytest.raises(InvalidFormat, match="9 chữ số của chứng minh nhân dân cũ"):
        parse_citizen_id("0631234567", allow_nine_digits=True)


def test_the_refusal_never_repeats_the_number():
    with pytest.raises(InvalidFormat) as refused:
        parse_citizen_id("01020400123")
    assert "01020400123" not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [
        ("010085001234", Sex.MALE, 1985),
        ("015185001234", Sex.FEMALE, 1985),
        ("010204001234", Sex.MALE, 2004),
        ("010304001234", Sex.FEMALE, 2004),
    ],
)
def test_an_identity_number_tells_sex_and_year_of_birth(number, sex, year):
    citizen = CitizenId.parse(number)
    assert (citizen.sex, citizen.birth_year, citizen.birth_place_code) == (sex, year, number[:3])


def test_what_does_not_fit_the_form_is_a_warning_and_no_refusal():
    citizen = CitizenId.parse("010204001234")
    assert citizen.warnings(sex="Nam", birth_year=2004) == []
    warnings = citizen.warnings(sex="Nữ", birth_year=2005)
    assert len(warnings) == 2
    assert "giới tính Nam, nhưng tờ khai ghi Nữ" in warnings[0]
    assert "năm sinh 2004, nhưng tờ khai ghi 2005" in warnings[1]


def test_an_old_number_warns_of_nothing():
    assert CitizenId.parse("063123456", allow_old=True).warnings(sex="Nữ", birth_year=1960) == []


def test_lists_show_a_masked_number():
    assert mask_citizen_id("010204001234") == "010 *** *** 234"
    assert mask_citizen_id("063123456") == "*** *** 456"
    assert mask_citizen_id("1234") == "***"


def test_a_business_its_branch_and_a_person_each_have_their_tax_code():
    assert parse_tax_code("0100233488") == "0100233488"
    assert parse_tax_code("0100233488-001") == parse_tax_code("0100233488 001") == "0100233488-001"
    assert parse_tax_code("010204001234") == "010204001234"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0100233480", "chữ số kiểm tra"),
        ("0100233480-001", "chữ số kiểm tra"),
        ("0100233488-000", "001 đến 999"),
        ("01002334", "có 8 chữ số"),
        ("01002334AB", "chỉ gồm chữ số"),
        (" ", "Chưa có mã số thuế"),
    ],
)
def test_a_mistyped_tax_code_is_refused(typed, said):
    with pytest.raises(InvalidFormat, match=said):
        parse_tax_code(typed)
