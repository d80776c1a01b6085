package components

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
)

// Program is an external program that Radioplay talks to through a pipe.
type Program struct {
	Name  string // the executable
	About string // what is lost without it

	apt, brew, winget string // package names
}

// The programs.
var (
	ESpeak  = Program{"espeak-ng", "turns words into sounds for the voices", "espeak-ng", "espeak-ng", "eSpeak-NG.eSpeak-NG"}
	FFmpeg  = Program{"ffmpeg", "writes M4B, MP3 and Opus", "ffmpeg", "ffmpeg", "Gyan.FFmpeg"}
	FFprobe = Program{"ffprobe", "reads chapters back for render check", "ffmpeg", "ffmpeg", "Gyan.FFmpeg"}

	pip = Program{"python3", "fetches packages from PyPI", "python3-pip", "python", "Python.Python.3.13"}
	npm = Program{"npm", "fetches packages from npm", "npm", "node", "OpenJS.NodeJS.LTS"}
)

// Programs lists those that a person may want to install.
func Programs() []Program { return []Program{ESpeak, FFmpeg, FFprobe} }

// ErrNoProgram says that an external program is not on the PATH.
var ErrNoProgram = errors.New("program is not installed")

// Find returns the program's path. The error wraps ErrNoProgram and ends with the command that installs it.
func (p Program) Find() (string, error) {
	path, err := exec.LookPath(p.Name)
	if err != nil {
		return "", fmt.Errorf("%s: %w (it %s); get it with: %s", p.Name, ErrNoProgram, p.About, p.Command())
	}
	return path, nil
}

// Command installs the program on this system.
func (p Program) Command() string { return p.commandOn(runtime.GOOS) }

func (p Program) commandOn(system string) string {
	switch system {
	case "darwin":
		return "brew install " + p.brew
	case "windows":
		return "winget install " + p.winget
	}
	return "sudo apt-get install " + p.apt
}
