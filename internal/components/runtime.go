package components

import (
	"fmt"
	"runtime"
)

// RuntimeVersion is the pinned version of ONNX Runtime. Another version gives
// other samples for the same model, so it is part of the key of cached takes.
const RuntimeVersion = "1.32.0"

type library struct {
	file, platform, path string
	size                 int64
	sum                  string
}

// The shared library inside each platform's wheel. The wheels differ in the
// Python they are for; the pinned one is fetched whatever Python is here.
var libraries = map[string]library{
	"linux/amd64": {"libonnxruntime.so", "manylinux_2_28_x86_64", "libonnxruntime.so." + RuntimeVersion,
		34824680, "6c1585d1bbf45b0712ea4a21b705c5fcb4ba04ff2e30f1fbf81a49faf658638f"},
	"linux/arm64": {"libonnxruntime.so", "manylinux_2_28_aarch64", "libonnxruntime.so." + RuntimeVersion,
		27165936, "49852228a93995158b2a813d4df487d47a1b76b0eaa894507ef49e91b6d7954a"},
	"darwin/arm64": {"libonnxruntime.dylib", "macosx_14_0_arm64", "libonnxruntime." + RuntimeVersion + ".dylib",
		35272344, "fa585fabbea65b823b9a8f7e27d46aee3989d1be7e36b528203d3a1fd613aae7"},
	"windows/amd64": {"onnxruntime.dll", "win_amd64", "onnxruntime.dll",
		22668640, "443c0065fcdba17618ddef05050308f4b471893c5c7da0337d6957c9073ad8a7"},
	"windows/arm64": {"onnxruntime.dll", "win_arm64", "onnxruntime.dll",
		20798776, "a5c1951a7d495fa0c22a0865fe36981fe67f9d5dc7ba3893c20fa7266dd1e994"},
}

// Runtime is ONNX Runtime's shared library, opened at run time by internal/ort.
func Runtime() Set { return runtimeFor(runtime.GOOS + "/" + runtime.GOARCH) }

// RuntimeLibrary is the name of the library's file in the set's folder; empty on a platform without one.
func RuntimeLibrary() string { return libraries[runtime.GOOS+"/"+runtime.GOARCH].file }

func runtimeFor(platform string) Set {
	s := Set{Name: "onnxruntime", Version: RuntimeVersion, About: "runs the speech models (MIT)"}
	l, ok := libraries[platform]
	if !ok {
		s.unpinned = fmt.Errorf("onnxruntime %s is not pinned for %s: use the engines espeak or openai here", RuntimeVersion, platform)
		return s
	}
	s.Files = []File{{Name: l.file, Size: l.size, SHA256: l.sum, Pieces: []Piece{{
		Path: "onnxruntime/capi/" + l.path,
		Package: Package{
			Registry: PyPI, Name: "onnxruntime", Version: RuntimeVersion,
			Archive: fmt.Sprintf("onnxruntime-%s-cp312-cp312-%s.whl", RuntimeVersion, l.platform),
			PipArgs: []string{"--platform", l.platform, "--python-version", "3.12", "--implementation", "cp", "--abi", "cp312"},
		},
	}}}}
	return s
}
