"""The blocks editors build pages from. Each has one class, one template, one preview value and one description."""

from portal.cms.blocks.groups import ArticleBlocks, GuidanceBlocks
from portal.cms.blocks.links import ButtonsBlock, LinkBlock
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

__all__ = [
    "AccordionBlock",
    "ArticleBlocks",
    "ButtonsBlock",
    "ContactBlock",
    "DocumentBlock",
    "FaqBlock",
    "GuidanceBlocks",
    "HeadingBlock",
    "ImageBlock",
    "LinkBlock",
    "NoticeBlock",
    "OfficeBlock",
    "OpeningHoursBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "StepsBlock",
    "TableBlock",
    "VideoLinkBlock",
]
