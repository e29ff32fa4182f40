"""What the program asks of the system: other programs, processes, folders for work, signals."""
