-- What a document for a word processor needs and Markdown has no mark for.
-- A list in `::: {.rows widths="30 70"}` is a table: its items are the rows, the first one the head,
-- and the items of each row its cells. A line that is nothing but `[words]{.note}` stands in the
-- style "Table Note". `::: {.contents}` and `::: {.landscape}` leave marks for mkataba.publish.
-- All of it is for DOCX; `office_files.lua` says what is otherwise in ODT.

local styles = { name = "Table Name", amount = "Table Amount", note = "Table Note" }

local function mark(words)
  return pandoc.RawBlock("openxml", "<!--" .. words .. "-->")
end

local function styled(block)
  local only = (block.t == "Para" or block.t == "Plain") and #block.content == 1 and block.content[1]
  local name = only and only.t == "Span" and styles[only.classes[1] or ""]
  if not name then
    return block
  end
  only.classes = {}
  local words = only.identifier == "" and only.content or { only }
  return pandoc.Div({ pandoc.Para(words) }, { ["custom-style"] = name })
end

local function row(item)
  local list = item[1]
  return pandoc.Row(list.content:map(function(blocks)
    return pandoc.Cell(pandoc.Blocks(blocks):map(styled))
  end))
end

local function rows(div)
  local all = div.content[1].content:map(row)
  local head = pandoc.TableHead({ all:remove(1) })
  local columns = pandoc.List()
  for width in div.attributes.widths:gmatch("%S+") do
    columns:insert({ pandoc.AlignLeft, tonumber(width) / 100 })
  end
  local body = { attr = pandoc.Attr(), body = all, head = {}, row_head_columns = 0 }
  local attributes = { line = div.attributes.line }
  return pandoc.Table({ long = {} }, columns, head, { body }, pandoc.TableFoot(), { "", {}, attributes })
end

function Div(div)
  if div.classes:includes("rows") then
    return rows(div)
  elseif div.classes:includes("contents") then
    return mark("contents:" .. pandoc.utils.stringify(div))
  elseif div.classes:includes("landscape") then
    local blocks = pandoc.List({ mark("landscape") })
    blocks:extend(div.content)
    blocks:insert(mark("portrait"))
    return blocks
  end
end
