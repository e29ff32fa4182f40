-- Columns of a table as wide as the longest word in them, so that no telephone number, amount or
-- address is broken in the middle. What a column gets, those give that have most to spare.

local line = 70 -- characters of a line, by the widest font that a reader may have
local edges = 2 -- characters that a column's margins take
local longest = 34 -- of a word; what is longer may break

local function words_of(cell)
  return pandoc.utils.stringify(cell):gsub("[ \n]+", " ") -- a no-break space holds words together
end

local function needed(rows, column)
  local most = 0
  for _, row in ipairs(rows) do
    local cell = row.cells[column]
    if cell then
      for word in words_of(cell.contents):gmatch("[^ ]+") do
        most = math.max(most, math.min(utf8.len(word) or #word, longest))
      end
    end
  end
  return (most + edges) / line
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
  for column, spec in ipairs(one.colspecs) do
    if not spec[2] then
      return nil -- as wide as its text
    end
    least[column] = needed(rows, column)
    spare[column] = spec[2] - least[column]
    if spare[column] < 0 then
      lacking = lacking - spare[column]
    else
      room = room + spare[column]
    end
  end
  local given = math.min(lacking, room)
  if given == 0 then
    return nil
  end
  one.colspecs = pandoc.List(one.colspecs):map(function(spec, column)
    local change
    if spare[column] < 0 then
      change = -spare[column] * given / lacking
    else
      change = -spare[column] * given / room
    end
    return { spec[1], spec[2] + change }
  end)
  return one
end
