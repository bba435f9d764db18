"""Files of RDF as they lie about, made into statements: formats, encodings, what is packed, what has faults."""
