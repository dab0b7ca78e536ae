"""Fields and events of life that the first procedures belong to."""

from __future__ import annotations

from services.procedures.fields import Field, LifeEvent

FIELDS = (
    ("ho-tich", "Hộ tịch", "Khai sinh, kết hôn, khai tử và các giấy tờ về nhân thân", "users"),
    ("ho-kinh-doanh", "Thành lập và hoạt động của hộ kinh doanh", "Đăng ký, thay đổi, tạm ngừng, chấm dứt", "store"),
)
LIFE_EVENTS = (
    ("co-con-nho", "Có con nhỏ", "Khi trong nhà có em bé", "baby"),
    ("ket-hon", "Kết hôn", "Khi hai người về chung một nhà", "heart"),
    ("nguoi-than-qua-doi", "Người thân qua đời", "Những việc gia đình cần làm", "flower-2"),
    ("bat-dau-kinh-doanh", "Bắt đầu kinh doanh", "Mở cửa hàng, hộ kinh doanh", "store"),
)
IN_ENGLISH = {
    "ho-tich": "Civil status",
    "ho-kinh-doanh": "Household businesses",
    "co-con-nho": "Having a baby",
    "ket-hon": "Getting married",
    "nguoi-than-qua-doi": "A death in the family",
    "bat-dau-kinh-doanh": "Starting a business",
}


def load_sorting() -> tuple[dict[str, Field], dict[str, LifeEvent]]:
    """The fields and events by slug, made where they are missing; an editor's changes stay."""
    fields = {}
    for position, (slug, name, description, icon) in enumerate(FIELDS, start=1):
        defaults = {"name": name, "description": description, "icon": icon, "position": position * 10}
        fields[slug] = Field.objects.get_or_create(slug=slug, defaults=defaults)[0]
    events = {}
    for position, (slug, name, description, icon) in enumerate(LIFE_EVENTS, start=1):
        defaults = {"name": name, "description": description, "icon": icon, "position": position * 10}
        events[slug] = LifeEvent.objects.get_or_create(slug=slug, defaults=defaults)[0]
    for topic in (*fields.values(), *events.values()):
        if not topic.name_en:
            topic.name_en = IN_ENGLISH[topic.slug]
            topic.save(update_fields=["name_en"])
    return fields, events
