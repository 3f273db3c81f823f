"""The demo's story (示例): inspections and cases of the last months, told through the same acts as people use."""
