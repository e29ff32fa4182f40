-- Words as strings of Typst's code, in which nothing is markup. Pandoc's own writer leaves some of
-- its marks: "/ x" as an item of a list stops Typst, "- x" there is a list, and "..." is replaced.
function Str(words)
  local quoted = words.text:gsub('[\\"]', "\\%0")
  return pandoc.RawInline("typst", '#"' .. quoted .. '";')
end
