"""Which blocks a kind of page offers."""

from __future__ import annotations

from wagtail import blocks

from portal.cms.blocks.links import ButtonsBlock
from portal.cms.blocks.media import DocumentBlock, ImageBlock, VideoLinkBlock
from portal.cms.blocks.places import OfficeBlock, OpeningHoursBlock
from portal.cms.blocks.text import (
    AccordionBlock,
    ContactBlock,
    FaqBlock,
    HeadingBlock,
    NoticeBlock,
    ParagraphBlock,
    QuoteBlock,
    StepsBlock,
    TableBlock,
)


class GuidanceBlocks(blocks.StreamBlock):
    """What guidance needs: plain words, steps, notices, questions."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    steps = StepsBlock()
    notice = NoticeBlock()
    accordion = AccordionBlock()
    faq = FaqBlock()
    buttons = ButtonsBlock()
    table = TableBlock()
    document = DocumentBlock()
    contact = ContactBlock()
    office = OfficeBlock()
    opening_hours = OpeningHoursBlock()


class ArticleBlocks(GuidanceBlocks):
    """Everything an article or plain page may hold."""

    image = ImageBlock()
    quote = QuoteBlock()
    video = VideoLinkBlock()
