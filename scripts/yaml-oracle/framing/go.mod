module palisade.local/yaml-oracle/framing

go 1.26.0
