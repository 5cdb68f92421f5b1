"""What a procurement is: frozen, slotted values. No input or output, no third-party import."""
