"""The purpose under which files of trades are kept."""

FILE_PURPOSE = "catalogue.trade"
