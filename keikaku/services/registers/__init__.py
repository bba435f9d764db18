"""Registers of plans: made from a text and an outline, and taken back into one."""
