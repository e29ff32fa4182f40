-- Writes a document as DOCX and as ODT in one run, as to read it takes longer than to write it. What
-- comes back is each file behind a line that says how many bytes it has. The reference document
-- that is named is that of DOCX; that of ODT lies beside it.

local folder = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local filters = { "office.lua", "tables.lua" }

-- No file and no address is read for a picture: a script writes outside of pandoc's sandbox.
local function enclosed(image)
  if image.src:sub(1, 5) ~= "data:" then
    return image.caption
  end
end

-- Names of styles are written as LibreOffice encodes them, and its writer leaves out what a picture
-- shows.
local in_odt = {
  Div = function(div)
    local style = div.attributes["custom-style"]
    if style then
      div.attributes["custom-style"] = style:gsub(" ", "_20_")
      return div
    end
  end,
  RawBlock = function(block)
    return pandoc.RawBlock("opendocument", block.text)
  end,
  Image = function(image)
    local words = pandoc.utils.stringify(image.caption)
    local escaped = words:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub("%-%-", "-&#45;")
    return { image, pandoc.RawInline("opendocument", "<!--alt:" .. escaped .. "-->") }
  end,
}

local function written(doc, form, options, reference)
  options.reference_doc = reference:gsub("docx$", form)
  options.template = pandoc.template.compile(pandoc.template.default(form))
  local bytes = pandoc.write(doc, form, options)
  return #bytes .. "\n" .. bytes
end

function ByteStringWriter(doc, options)
  local reference = options.reference_doc
  doc = doc:walk({ Image = enclosed })
  for _, name in ipairs(filters) do
    local known = setmetatable({ FORMAT = "docx" }, { __index = _G }) -- functions of one filter alone
    doc = pandoc.utils.run_lua_filter(doc, pandoc.path.join({ folder, name }), known)
  end
  return written(doc, "docx", options, reference) .. written(doc:walk(in_odt), "odt", options, reference)
end
