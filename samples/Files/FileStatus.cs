using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Initializers.Samples.Files;

// .NET tells files from folders, but not files from devices and pipes: to File.Exists they are all the same, and opening
// a pipe to find out waits for whoever is to write into it. Linux tells by statx(2), whose struct is the same on every
// processor. Elsewhere everything that is no folder counts as a file.

/// <summary>Tells what a path leads to without opening it.</summary>
public static class FileStatus
{
    private const int CurrentFolder = -100;
    private const uint TypeOnly = 1;
    private const int StructLength = 256;
    private const int ModeOffset = 28;
    private const int TypeBits = 0xF000;
    private const int FolderType = 0x4000;
    private const int RegularType = 0x8000;

    /// <summary>Tells what a path leads to.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <returns>The kind.</returns>
    public static FileKind KindOf(string path)
    {
        // .NET's own rules first: a text with a zero in it, for example, is no path.
        string full = Path.GetFullPath(path);
        if (!OperatingSystem.IsLinux())
        {
            return Directory.Exists(full) ? FileKind.Folder : File.Exists(full) ? FileKind.Regular : FileKind.Absent;
        }

        byte[] status = new byte[StructLength];
        return StatX(CurrentFolder, full, 0, TypeOnly, status) != 0
            ? FileKind.Absent
            : (BitConverter.ToUInt16(status, ModeOffset) & TypeBits) switch
            {
                FolderType => FileKind.Folder,
                RegularType => FileKind.Regular,
                _ => FileKind.Other,
            };
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
}
