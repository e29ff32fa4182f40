local folder = pandoc.path.directory(PANDOC_SCRIPT_FILE)
function ByteStringWriter(doc, opts)
  local reference = opts.reference_doc
  local made = {}
  for _, form in ipairs({ "docx", "odt" }) do
    local env = setmetatable({ FORMAT = form }, { __index = _G })
    local filtered = doc
    for _, name in ipairs({ "office.lua", "tables.lua" }) do
      filtered = pandoc.utils.run_lua_filter(filtered, pandoc.path.join({ folder, name }), env)
    end
    opts.reference_doc = reference:gsub("docx$", form)
    local bytes = pandoc.write(filtered, form, opts)
    made[#made + 1] = #bytes .. "\n" .. bytes
  end
  return table.concat(made)
end
