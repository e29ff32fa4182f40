-- Words as strings of Typst's code, in which nothing is markup. Pandoc's own writer leaves some of
-- its marks: "/ x" as an item of a list stops Typst, "- x" there is a list, and "..." is replaced.
-- Words beside each other are one string, with the spaces between them: Typst reads a few strings
-- in less time than many.
local function quoted(words)
  return pandoc.RawInline("typst", '#"' .. words:gsub('[\\"]', "\\%0") .. '";')
end

function Inlines(inlines)
  local made, words, spaces = pandoc.List(), nil, pandoc.List()
  local function close()
    if words then
      made:insert(quoted(words))
    end
    made:extend(spaces)
    words, spaces = nil, pandoc.List()
  end
  for _, one in ipairs(inlines) do
    if one.t == "Str" then
      words = (words or "") .. (words and string.rep(" ", math.min(#spaces, 1)) or "") .. one.text
      spaces = pandoc.List()
    elseif words and (one.t == "Space" or one.t == "SoftBreak") then
      spaces:insert(one)
    else
      close()
      made:insert(one)
    end
  end
  close()
  return made
end
