"""What follows from the schemas: the skeleton of a project, explanations, the field reference."""
