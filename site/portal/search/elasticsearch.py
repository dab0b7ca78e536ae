"""Elasticsearch 8 as Wagtail asks it, without analyzers of its own: the text comes folded, and is only cut at blanks.

Named in the settings as a backend of WAGTAILSEARCH_BACKENDS. Suggestions while typing are the database's work.
"""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.search.backends.elasticsearch8 import (
    Elasticsearch8AutocompleteQueryCompiler,
    Elasticsearch8Index,
    Elasticsearch8Mapping,
    Elasticsearch8SearchBackend,
    Elasticsearch8SearchQueryCompiler,
)


class FoldedMapping(Elasticsearch8Mapping):
    edgengram_analyzer_config: ClassVar[dict[str, Any]] = {"index": False}

    def get_mapping(self) -> dict[str, Any]:
        mapping: dict[str, Any] = super().get_mapping()
        for field in mapping["properties"].values():
            if field.get("type") == "text" and field.get("index", True):
                field["analyzer"] = "whitespace"
        return mapping


class FoldedIndex(Elasticsearch8Index):
    mapping_class = FoldedMapping


class FoldedQueryCompiler(Elasticsearch8SearchQueryCompiler):
    mapping_class = FoldedMapping


class FoldedAutocompleteQueryCompiler(Elasticsearch8AutocompleteQueryCompiler):
    mapping_class = FoldedMapping


class FoldedElasticsearch(Elasticsearch8SearchBackend):
    mapping_class = FoldedMapping
    index_class = FoldedIndex
    query_compiler_class = FoldedQueryCompiler
    autocomplete_query_compiler_class = FoldedAutocompleteQueryCompiler
    settings: ClassVar[dict[str, Any]] = {"settings": {"number_of_replicas": 0}}


SearchBackend = FoldedElasticsearch
