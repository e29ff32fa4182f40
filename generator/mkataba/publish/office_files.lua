-- Writes a document as DOCX and as ODT in one run, as to read it takes longer than to write it. What
-- comes back is each file behind a line that says how many bytes it has. The reference document
-- that is named is that of DOCX; that of ODT lies beside it.

local folder = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local forms = { "docx", "odt" }
local filters = { "office.lua", "tables.lua" }

-- No file and no address is read for a picture: a script writes outside of pandoc's sandbox.
local function enclosed(image)
  if image.src:sub(1, 5) ~= "data:" then
    return image.caption
  end
end

function ByteStringWriter(doc, options)
  local reference = options.reference_doc
  local given = doc:walk({ Image = enclosed })
  local made = {}
  for _, form in ipairs(forms) do
    local filtered = given
    for _, name in ipairs(filters) do
      local known = setmetatable({ FORMAT = form }, { __index = _G }) -- functions of one filter alone
      filtered = pandoc.utils.run_lua_filter(filtered, pandoc.path.join({ folder, name }), known)
    end
    options.reference_doc = reference:gsub("docx$", form)
    options.template = pandoc.template.compile(pandoc.template.default(form))
    local bytes = pandoc.write(filtered, form, options)
    table.insert(made, #bytes .. "\n" .. bytes)
  end
  return table.concat(made)
end
