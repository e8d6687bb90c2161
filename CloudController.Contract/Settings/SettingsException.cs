namespace CloudController.Contract.Settings;

/// <summary>A setting is unknown or has a value that cannot be used. The message names it.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
