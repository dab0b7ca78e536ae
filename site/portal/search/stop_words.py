"""Words that say nothing of what is sought: people ask in whole sentences."""

from __future__ import annotations

from portal.search.words import folded_word

# As typed with accents: "tôi" is left out, "tỏi" is not.
_WORDS = """
    và là của cho ở thì các những như nào thế sao tôi muốn cần bao nhiêu gì đâu khi được có không với tại một để này đó
    rồi hay hoặc bị bởi vì mà ra vào đến từ trong trên dưới theo về làm xin hỏi giúp em anh chị mình cách lâu mấy ai ạ
    nhé nhỉ vậy phải thủ tục hồ sơ
"""
ACCENTED = frozenset(_WORDS.split())
# "thủ tục", "hồ sơ" go in pairs only: "hồ" alone may be a lake.
PAIRS = frozenset({("thủ", "tục"), ("hồ", "sơ")})
IN_PAIRS = frozenset(word for pair in PAIRS for word in pair)
ALONE = ACCENTED - IN_PAIRS
FOLDED = frozenset(folded_word(word) for word in ALONE)
FOLDED_PAIRS = frozenset((folded_word(one), folded_word(other)) for one, other in PAIRS)
