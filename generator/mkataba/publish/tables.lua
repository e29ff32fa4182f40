-- Columns of a table as wide as the longest word in them, so that no telephone number, amount or
-- address is broken in the middle. What a column gets, those give that have most to spare. What the
-- longest text of a column leaves of its share, columns get that have longer ones.

local upright = 70 -- characters of a line of A4, by the widest font that a reader may have
local edges = 2 -- characters that a column's margins take
local bullet = 2 -- characters that the bullet of a list takes
local longest = 34 -- of a word; what is longer may break

-- The blocks of a cell stand under one another: the last word of one does not join the next one's.
local function words_of(blocks)
  local words = pandoc.List()
  pandoc.Blocks(blocks):walk({
    Para = function(block) words:insert(pandoc.utils.stringify(block)) end,
    Plain = function(block) words:insert(pandoc.utils.stringify(block)) end,
  })
  return table.concat(words, " "):gsub("[ \n]+", " ") -- a no-break space holds words together
end

-- A web address may break after a slash behind its host.
local function pieces_of(words)
  return words:gsub("([^ /:]/)([^ ])", "%1 %2"):gmatch("[^ ]+")
end

local function lists(cell)
  for _, block in ipairs(cell.contents) do
    if block.t == "BulletList" then
      return true
    end
  end
end

local function needed(rows, column, line)
  local most = 0
  for _, row in ipairs(rows) do
    local cell = row.cells[column]
    if cell then
      for word in pieces_of(words_of(cell.contents)) do
        local length = math.min(utf8.len(word) or #word, longest)
        most = math.max(most, length + (lists(cell) and bullet or 0))
      end
    end
  end
  return (most + edges) / line
end

-- The share of a line that the longest text of a column takes.
local function wanted(rows, column, line)
  local most = 0
  for _, row in ipairs(rows) do
    local cell = row.cells[column]
    if cell then
      local words = words_of(cell.contents)
      most = math.max(most, (utf8.len(words) or #words) + (lists(cell) and bullet or 0))
    end
  end
  return (most + edges) / line
end

local function evened(shares, rows, line)
  local spare, over, lacking = {}, 0, 0
  for column, share in ipairs(shares) do
    spare[column] = share - wanted(rows, column, line)
    over = over + math.max(spare[column], 0)
    lacking = lacking + math.max(-spare[column], 0)
  end
  local given = math.min(over, lacking)
  if given == 0 then
    return shares
  end
  return shares:map(function(share, column)
    return share - spare[column] * given / (spare[column] < 0 and lacking or over)
  end)
end

local function rows_of(one)
  local rows = pandoc.List()
  rows:extend(one.head.rows)
  for _, body in ipairs(one.bodies) do
    rows:extend(body.body)
  end
  return rows
end

function Table(one)
  local rows, least, spare, lacking, room = rows_of(one), {}, {}, 0, 0
  local line = tonumber(one.attributes.line) or upright
  one.attributes.line = nil
  local shares = pandoc.List()
  for _, spec in ipairs(one.colspecs) do
    if not spec[2] then
      return one -- as wide as its text
    end
    shares:insert(spec[2])
  end
  shares = evened(shares, rows, line)
  for column, share in ipairs(shares) do
    least[column] = needed(rows, column, line)
    spare[column] = share - least[column]
    if spare[column] < 0 then
      lacking = lacking - spare[column]
    else
      room = room + spare[column]
    end
  end
  local given = math.min(lacking, room)
  one.colspecs = pandoc.List(one.colspecs):map(function(spec, column)
    local all = spare[column] < 0 and lacking or room
    return { spec[1], shares[column] - (given > 0 and spare[column] * given / all or 0) }
  end)
  return one
end
