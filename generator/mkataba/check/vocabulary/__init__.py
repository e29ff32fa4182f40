"""Words that rules look for, in English and in Kiswahili: one module a topic."""
