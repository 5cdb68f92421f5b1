"""Spreadsheets that people send: workbooks and CSV files, their cells, and what is taken from them."""
